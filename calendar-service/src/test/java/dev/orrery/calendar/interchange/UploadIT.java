package dev.orrery.calendar.interchange;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import dev.orrery.calendar.testing.World;
import dev.orrery.calendar.v1.AccessRule;
import dev.orrery.calendar.v1.Calendar;
import dev.orrery.calendar.v1.GetCalendarRequest;
import dev.orrery.calendar.v1.ImportEventsResponse;
import dev.orrery.calendar.v1.InterchangeServiceGrpc;
import dev.orrery.calendar.v1.UploadEventsRequest;
import dev.orrery.calendar.v1.UploadEventsResponse;
import dev.orrery.kit.testing.Refusal;
import dev.orrery.kit.testing.ServiceChannels;
import dev.orrery.kit.testing.ServiceTest;
import dev.orrery.kit.testing.TestCaller;
import io.grpc.stub.StreamObserver;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Texts in pieces, larger than one transaction. */
@ServiceTest
class UploadIT {
    @Autowired
    private ServiceChannels channels;

    private World world;
    private Calendar calendar;

    @BeforeEach
    void begin() {
        world = new World(channels);
        calendar = world.calendar(world.ada);
    }

    @Test
    void landsBatchByBatchWithOneReport() {
        byte[] text = text(2_500);

        ImportEventsResponse first = upload(world.ada, calendar.getName(), pieces(text, 10_000));
        ImportEventsResponse again = upload(world.ada, calendar.getName(), pieces(text, 7));

        assertThat(first.getCreated()).isEqualTo(2_502);
        assertThat(first.getFailureCount()).isEqualTo(1);
        assertThat(first.getFailures(0).getIndex()).isEqualTo(2_502);
        assertThat(again.getUnchanged()).isEqualTo(2_502);
    }

    @Test
    void landsEachEventOnceWhenOneTextComesSeveralTimesAtOnce() {
        List<ByteString> pieces = pieces(text(2_500), 10_000);

        List<ImportEventsResponse> reports = Stream.generate(() -> CompletableFuture.supplyAsync(
                        () -> upload(world.ada, calendar.getName(), pieces), Thread::startVirtualThread))
                .limit(4)
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();

        assertThat(reports).allMatch(report -> report.getCreated() + report.getUnchanged() == 2_502);
        assertThat(reports.stream().mapToInt(ImportEventsResponse::getCreated).sum())
                .isEqualTo(2_502);
        assertThat(world.calendars(world.ada)
                        .getCalendar(GetCalendarRequest.newBuilder()
                                .setName(calendar.getName())
                                .build())
                        .getEventCount())
                .isEqualTo(2_501);
    }

    @Test
    void takesNothingFromWhoMayNotWrite() {
        world.grant(world.ada, calendar, world.ben, AccessRule.Role.READ);

        assertThat(Refusal.of(() -> upload(world.ben, calendar.getName(), pieces(text(1), 100)))
                        .reason())
                .isEqualTo("ACCESS_DENIED");
        assertThat(Refusal.of(() -> upload(world.ada, calendar.getName(), List.of()))
                        .fields())
                .containsExactly("parent");
        assertThat(Refusal.of(() -> upload(
                                world.ada, calendar.getName(), pieces("hello".getBytes(StandardCharsets.UTF_8), 9)))
                        .reason())
                .isEqualTo("INVALID_ICALENDAR");
    }

    /** A series whose override is the last of all but one that is broken, and single events between them. */
    private static byte[] text(int events) {
        StringBuilder text = new StringBuilder("BEGIN:VCALENDAR\n");
        event(text, "series", "RRULE:FREQ=DAILY;COUNT=3\n");
        for (int i = 0; i < events; i++) {
            event(text, "single-" + i, "");
        }
        event(text, "series", "RECURRENCE-ID:20261124T090000Z\nSUMMARY:Changed\n");
        text.append("BEGIN:VEVENT\nUID:broken\nEND:VEVENT\nEND:VCALENDAR\n");
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void event(StringBuilder text, String uid, String more) {
        text.append("BEGIN:VEVENT\nUID:").append(uid).append("\nDTSTAMP:20261101T000000Z\n");
        text.append("DTSTART:20261123T090000Z\n").append(more).append("END:VEVENT\n");
    }

    private static List<ByteString> pieces(byte[] text, int size) {
        List<ByteString> pieces = new ArrayList<>();
        for (int from = 0; from < text.length; from += size) {
            pieces.add(ByteString.copyFrom(text, from, Math.min(size, text.length - from)));
        }
        return pieces;
    }

    private ImportEventsResponse upload(TestCaller caller, String parent, List<ByteString> pieces) {
        CompletableFuture<UploadEventsResponse> answer = new CompletableFuture<>();
        StreamObserver<UploadEventsRequest> requests = InterchangeServiceGrpc.newStub(channels.as(caller))
                .uploadEvents(new StreamObserver<>() {
                    @Override
                    public void onNext(UploadEventsResponse response) {
                        answer.complete(response);
                    }

                    @Override
                    public void onError(Throwable refused) {
                        answer.completeExceptionally(refused);
                    }

                    @Override
                    public void onCompleted() {
                        // The answer is here.
                    }
                });
        for (int i = 0; i < pieces.size(); i++) {
            requests.onNext(UploadEventsRequest.newBuilder()
                    .setParent(i == 0 ? parent : "")
                    .setData(pieces.get(i))
                    .build());
        }
        requests.onCompleted();
        try {
            return answer.join().getReport();
        } catch (CompletionException refused) {
            throw (RuntimeException) refused.getCause();
        }
    }
}
