package dev.orrery.launcher.bench;

import com.google.protobuf.Timestamp;
import dev.orrery.calendar.v1.Calendar;
import dev.orrery.calendar.v1.CalendarServiceGrpc;
import dev.orrery.calendar.v1.CreateCalendarRequest;
import dev.orrery.calendar.v1.CreateEventRequest;
import dev.orrery.calendar.v1.DeleteCalendarRequest;
import dev.orrery.calendar.v1.Event;
import dev.orrery.calendar.v1.EventServiceGrpc;
import dev.orrery.calendar.v1.EventTime;
import dev.orrery.calendar.v1.UpdateEventRequest;
import dev.orrery.okr.v1.QueryTimeInvestedRequest;
import dev.orrery.okr.v1.TimeInvestedServiceGrpc.TimeInvestedServiceBlockingStub;
import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** An event in calendar-service that changes, and the question to okr-service whether it knows. */
final class AttendedMeeting implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final BenchmarkTarget target;
    private final LocalDate day;
    private final TimeInvestedServiceBlockingStub timeInvested;
    private final ManagedChannel channel;
    private final BearerToken token;
    private final Calendar calendar;
    private final Event event;

    AttendedMeeting(BenchmarkTarget target, LocalDate day, TimeInvestedServiceBlockingStub timeInvested) {
        this.target = target;
        this.day = day;
        this.timeInvested = timeInvested;
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

    /** Moves the event's end, and waits until the time that it takes is the other one. */
    void change(int round) {
        long before = attendedSeconds();
        events().updateEvent(UpdateEventRequest.newBuilder()
                .setEvent(Event.newBuilder().setName(event.getName()).setEnd(at(10 + round % 2)))
                .build());
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (attendedSeconds() == before) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("okr-service has not heard of the change (expected: within seconds)");
            }
        }
    }

    private long attendedSeconds() {
        return timeInvested
                .queryTimeInvested(QueryTimeInvestedRequest.newBuilder()
                        .setParent("orgs/" + target.organization())
                        .setGroupBy(QueryTimeInvestedRequest.GroupBy.OBJECTIVE)
                        .setStartTime(midnight(day))
                        .setEndTime(midnight(day.plusDays(1)))
                        .build())
                .getTotal()
                .getPlanned()
                .getSeconds();
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

    private static Timestamp midnight(LocalDate day) {
        return Timestamp.newBuilder()
                .setSeconds(day.atStartOfDay().toEpochSecond(ZoneOffset.UTC))
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
