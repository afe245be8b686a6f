package dev.orrery.launcher.bench;

import dev.orrery.calendar.v1.Calendar;
import dev.orrery.calendar.v1.CalendarServiceGrpc;
import dev.orrery.calendar.v1.CreateCalendarRequest;
import dev.orrery.calendar.v1.CreateEventRequest;
import dev.orrery.calendar.v1.DeleteCalendarRequest;
import dev.orrery.calendar.v1.Event;
import dev.orrery.calendar.v1.EventServiceGrpc;
import dev.orrery.calendar.v1.EventTime;
import dev.orrery.calendar.v1.UpdateEventRequest;
import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.concurrent.locks.LockSupport;

/**
 * An event in calendar-service that changes, and the question whether okr-service has counted it. The ledger itself is
 * asked: a question to the service that sums up everybody's day would take longer than the change.
 */
final class AttendedMeeting implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    /** Whoever asks all the time takes it from those who are asked for. */
    private static final Duration PAUSE = Duration.ofMillis(1);

    private final LocalDate day;
    private final OkrTables tables;
    private final ManagedChannel channel;
    private final BearerToken token;
    private final Calendar calendar;
    private final Event event;

    AttendedMeeting(BenchmarkTarget target, LocalDate day, OkrTables tables) {
        this.day = day;
        this.tables = tables;
        this.channel = ManagedChannelBuilder.forAddress("127.0.0.1", target.calendarPort())
                .usePlaintext()
                .build();
        this.token = new BearerToken(target.token());
        this.calendar = CalendarServiceGrpc.newBlockingStub(channel)
                .withCallCredentials(token)
                .createCalendar(CreateCalendarRequest.newBuilder()
                        .setParent("orgs/" + target.organization())
                        .setCalendarId(Leftovers.freshId())
                        .setCalendar(Calendar.newBuilder().setDisplayName("Benchmark"))
                        .build());
        this.event = events().createEvent(CreateEventRequest.newBuilder()
                .setParent(calendar.getName())
                .setEvent(
                        Event.newBuilder().setTitle("Benchmark").setStart(at(8)).setEnd(at(9)))
                .build());
    }

    /** Moves the event's end, and waits until that is in the ledger. */
    void changeUntilCounted(int round) throws SQLException {
        change(round);
        awaitCounted(round);
    }

    /** Moves the event's end. */
    void change(int round) {
        events().updateEvent(UpdateEventRequest.newBuilder()
                .setEvent(Event.newBuilder().setName(event.getName()).setEnd(at(hour(round))))
                .build());
    }

    /** Waits until the change of a round is in the ledger. */
    void awaitCounted(int round) throws SQLException {
        String[] name = event.getName().split("/", -1);
        String counted = "SELECT 1 FROM okr.attended_time WHERE calendar_id = '" + name[3] + "' AND event_id = '"
                + name[5] + "' AND end_time = '" + day + " " + hour(round) + ":00+00'";
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (tables.asService(counted) == 0) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("okr-service has not heard of the change (expected: within seconds)");
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    private static int hour(int round) {
        return 10 + round % 2;
    }

    private EventServiceGrpc.EventServiceBlockingStub events() {
        return EventServiceGrpc.newBlockingStub(channel).withCallCredentials(token);
    }

    private EventTime at(int hour) {
        return EventTime.newBuilder()
                .setDateTime(day.atTime(hour, 0, 0) + ":00")
                .setTimeZone("Etc/UTC")
                .build();
    }

    @Override
    public void close() {
        CalendarServiceGrpc.newBlockingStub(channel)
                .withCallCredentials(token)
                .deleteCalendar(DeleteCalendarRequest.newBuilder()
                        .setName(calendar.getName())
                        .build());
        channel.shutdownNow();
    }
}
