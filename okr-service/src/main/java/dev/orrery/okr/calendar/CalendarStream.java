package dev.orrery.okr.calendar;

import dev.orrery.calendar.v1.CalendarChangeServiceGrpc;
import dev.orrery.calendar.v1.CalendarChangeServiceGrpc.CalendarChangeServiceBlockingStub;
import dev.orrery.calendar.v1.Change;
import dev.orrery.calendar.v1.EventServiceGrpc;
import dev.orrery.calendar.v1.GetEventRequest;
import dev.orrery.calendar.v1.ListChangesRequest;
import dev.orrery.calendar.v1.WatchRequest;
import dev.orrery.calendar.v1.WatchResponse;
import dev.orrery.kit.follow.ArrivingFrames;
import dev.orrery.kit.follow.FollowedSource;
import dev.orrery.kit.follow.Frame;
import dev.orrery.kit.follow.ServiceTokens;
import dev.orrery.kit.identity.AuthorizationHeader;
import io.grpc.ManagedChannel;
import io.grpc.StatusRuntimeException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/** calendar-service's changes of all organisations, in the name of this service's own account. */
@Component
public final class CalendarStream implements FollowedSource<Change> {
    private static final String ALL = "orgs/-";
    private static final List<String> TYPES = List.of("calendar", "event", "eventInstance");

    private final ManagedChannel channel;
    private final ServiceTokens tokens;
    private final Duration timeout;

    CalendarStream(ManagedChannel calendarChannel, ServiceTokens tokens, CalendarProperties properties) {
        this.channel = calendarChannel;
        this.tokens = tokens;
        this.timeout = properties.timeout();
    }

    /** What became of an event that a link names. */
    public sealed interface Answer {
        /** It is there. */
        record Present(dev.orrery.calendar.v1.Event event) implements Answer {}

        /** It is not there any more. */
        record Gone() implements Answer {}

        /** This account may not know. */
        record Untold(String reason) implements Answer {}
    }

    @Override
    public String now() {
        return changes()
                .withDeadlineAfter(timeout.toMillis(), TimeUnit.MILLISECONDS)
                .listChanges(ListChangesRequest.newBuilder()
                        .setParent(ALL)
                        .addAllTypes(TYPES)
                        .build())
                .getNextPosition();
    }

    @Override
    public ArrivingFrames<Change> after(String position) {
        WatchRequest request = WatchRequest.newBuilder()
                .setParent(ALL)
                .setResumePosition(position)
                .addAllTypes(TYPES)
                .build();
        // On the thread that reads from the network: what arrives is put aside, and takes effect elsewhere.
        return ArrivingFrames.of(
                frames -> CalendarChangeServiceGrpc.newStub(channel)
                        .withCallCredentials(AuthorizationHeader.bearer(tokens.token()))
                        .withExecutor(Runnable::run)
                        .watch(request, frames),
                CalendarStream::frame);
    }

    /** Asks for one event by name. */
    public Answer ask(String eventName) {
        try {
            return new Answer.Present(EventServiceGrpc.newBlockingStub(channel)
                    .withCallCredentials(AuthorizationHeader.bearer(tokens.token()))
                    .withDeadlineAfter(timeout.toMillis(), TimeUnit.MILLISECONDS)
                    .getEvent(GetEventRequest.newBuilder().setName(eventName).build()));
        } catch (StatusRuntimeException refused) {
            String reason = Refusals.reason(refused);
            return switch (reason) {
                case "EVENT_NOT_FOUND", "CALENDAR_NOT_FOUND", "CALENDAR_DELETED" -> new Answer.Gone();
                case "ORGANIZATION_NOT_FOUND", "ACCESS_DENIED" -> new Answer.Untold(reason);
                default -> throw refused;
            };
        }
    }

    private static Frame<Change> frame(WatchResponse response) {
        return switch (response.getFrameCase()) {
            case CHANGE ->
                new Frame.Changed<>(
                        List.of(response.getChange()), response.getChange().getPosition());
            case HEARTBEAT -> new Frame.Idle<>(response.getHeartbeat().getPosition());
            case RESET -> new Frame.Reset<>(response.getReset().getPosition());
            case FRAME_NOT_SET -> new Frame.Unknown<>();
        };
    }

    private CalendarChangeServiceBlockingStub changes() {
        return CalendarChangeServiceGrpc.newBlockingStub(channel)
                .withCallCredentials(AuthorizationHeader.bearer(tokens.token()));
    }
}
