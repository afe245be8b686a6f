package dev.orrery.launcher.bench;

import com.google.protobuf.FieldMask;
import dev.orrery.calendar.v1.CreateEventRequest;
import dev.orrery.calendar.v1.DeleteEventRequest;
import dev.orrery.calendar.v1.Event;
import dev.orrery.calendar.v1.EventServiceGrpc;
import dev.orrery.calendar.v1.EventTime;
import dev.orrery.calendar.v1.GetEventRequest;
import dev.orrery.calendar.v1.ListEventsRequest;
import dev.orrery.calendar.v1.ListEventsResponse;
import dev.orrery.calendar.v1.UpdateEventRequest;
import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import io.grpc.health.v1.HealthCheckRequest;
import io.grpc.health.v1.HealthCheckResponse;
import io.grpc.health.v1.HealthGrpc;
import java.io.PrintStream;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.random.RandomGenerator;

/**
 * One event: got by its name, beside the same row selected by its key with a prepared statement and a call that does
 * nothing; a daily series without an end created, again and again and while nothing else is to be done; and a daily series
 * of five years whose rule is changed, which moves every instance of it.
 */
final class EventBenchmark implements Benchmark {

    private static final int EVENTS = 1_000;
    /** Enough to keep every core busy, for what is asked is how many answers there are in a second. */
    private static final int READERS = 32;

    /** With which the database gives the most answers: its clients have a connection and a thread each. */
    private static final int SESSIONS = 8;

    private static final String SELECT =
            "SELECT * FROM calendar.event WHERE org_id = ?::uuid AND calendar_id = ? AND event_id = ?";

    @Override
    public String name() {
        return "event";
    }

    @Override
    public void run(BenchmarkTarget target, PrintStream out) throws InterruptedException, ExecutionException {
        ManagedChannel channel = ManagedChannelBuilder.forAddress("127.0.0.1", target.calendarPort())
                .usePlaintext()
                .directExecutor()
                .build();
        BearerToken token = new BearerToken(target.token());
        try (BenchmarkCalendar calendar = new BenchmarkCalendar(channel, token, target)) {
            calendar.fill(EVENTS);
            EventServiceGrpc.EventServiceBlockingStub events =
                    EventServiceGrpc.newBlockingStub(channel).withCallCredentials(token);
            out.println("One event; " + READERS + " clients read, " + SESSIONS + " sessions select, one writes");
            out.println(Load.HEADER);
            measureReads(target, channel, token, calendar, out);
            out.println(Load.run(1, () -> new Creation(events, calendar.name(), () -> {}))
                    .row("create an endless daily series"));
            out.println(Load.run(1, () -> new Creation(events, calendar.name(), () -> Followers.awaitCaughtUp(target)))
                    .row("the same, the ledger at rest"));
            out.println(
                    Load.run(1, () -> new RuleChange(events, calendar.name())).row("change a rule of 5 years"));
        } finally {
            channel.shutdownNow();
        }
    }

    private static void measureReads(
            BenchmarkTarget target,
            ManagedChannel channel,
            BearerToken token,
            BenchmarkCalendar calendar,
            PrintStream out)
            throws InterruptedException, ExecutionException {
        EventServiceGrpc.EventServiceStub events =
                EventServiceGrpc.newStub(channel).withCallCredentials(token);
        List<GetEventRequest> gets = gets(EventServiceGrpc.newBlockingStub(channel)
                .withCallCredentials(token)
                .listEvents(ListEventsRequest.newBuilder()
                        .setParent(calendar.name())
                        .setPageSize(EVENTS)
                        .build()));
        out.println(CallsInFlight.<Event>run(READERS, (random, answers) -> events.getEvent(any(random, gets), answers))
                .row("get by name"));
        out.println(
                Load.run(SESSIONS, () -> select(target, calendar.id(), gets)).row("limit: the row by its key, JDBC"));
        HealthGrpc.HealthStub health = HealthGrpc.newStub(channel);
        out.println(CallsInFlight.<HealthCheckResponse>run(
                        READERS, (_, answers) -> health.check(HealthCheckRequest.getDefaultInstance(), answers))
                .row("limit: a call without work, gRPC"));
    }

    private static List<GetEventRequest> gets(ListEventsResponse events) {
        return events.getEventsList().stream()
                .map(event ->
                        GetEventRequest.newBuilder().setName(event.getName()).build())
                .toList();
    }

    private static GetEventRequest any(RandomGenerator random, List<GetEventRequest> gets) {
        return gets.get(random.nextInt(gets.size()));
    }

    private static Event create(
            EventServiceGrpc.EventServiceBlockingStub events, String calendar, LocalDate first, String rule) {
        return events.createEvent(CreateEventRequest.newBuilder()
                .setParent(calendar)
                .setEvent(Event.newBuilder()
                        .setTitle("Stand-up")
                        .setStart(at(first, "09:00:00"))
                        .setEnd(at(first, "09:15:00"))
                        .addRecurrence(rule))
                .build());
    }

    private static EventTime at(LocalDate day, String time) {
        return EventTime.newBuilder()
                .setDateTime(day + "T" + time)
                .setTimeZone("Europe/Berlin")
                .build();
    }

    private static DatabaseQuestion select(BenchmarkTarget target, String calendarId, List<GetEventRequest> gets) {
        return DatabaseQuestion.prepared(
                target.calendarDatabase(), target.organizationId(), SELECT, (select, random) -> {
                    String name = any(random, gets).getName();
                    select.setString(1, target.organizationId());
                    select.setString(2, calendarId);
                    select.setString(3, name.substring(name.lastIndexOf('/') + 1));
                    return DatabaseQuestion.rows(select);
                });
    }

    /** A series from today on. Each is deleted before the next one is created, lest the calendar grows meanwhile. */
    private static final class Creation implements Load.Question {

        private final EventServiceGrpc.EventServiceBlockingStub events;
        private final String calendar;
        private final Runnable rest;
        private String created = "";

        Creation(EventServiceGrpc.EventServiceBlockingStub events, String calendar, Runnable rest) {
            this.events = events;
            this.calendar = calendar;
            this.rest = rest;
        }

        @Override
        public int ask(RandomGenerator random) {
            created = create(events, calendar, LocalDate.now(ZoneOffset.UTC), "RRULE:FREQ=DAILY")
                    .getName();
            return 1;
        }

        @Override
        public void clear() {
            events.deleteEvent(DeleteEventRequest.newBuilder().setName(created).build());
            rest.run();
        }
    }

    /**
     * A series of four years behind and one ahead, all of whose 1 827 instances are written down, moved from one hour of
     * the day to another and back.
     */
    private static final class RuleChange implements Load.Question {

        private final EventServiceGrpc.EventServiceBlockingStub events;
        private final List<String> rules;
        private final String series;
        private int turn;

        RuleChange(EventServiceGrpc.EventServiceBlockingStub events, String calendar) {
            LocalDate today = LocalDate.now(ZoneOffset.UTC);
            String until = ";UNTIL=" + today.plusYears(1).format(DateTimeFormatter.BASIC_ISO_DATE) + "T235959Z";
            this.events = events;
            this.rules = List.of("RRULE:FREQ=DAILY" + until, "RRULE:FREQ=DAILY;BYHOUR=14" + until);
            this.series = create(events, calendar, today.minusYears(4), rules.getFirst())
                    .getName();
        }

        @Override
        public int ask(RandomGenerator random) {
            turn++;
            events.updateEvent(UpdateEventRequest.newBuilder()
                    .setEvent(Event.newBuilder().setName(series).addRecurrence(rules.get(turn % rules.size())))
                    .setUpdateMask(FieldMask.newBuilder().addPaths("recurrence"))
                    .build());
            return 1;
        }
    }
}
