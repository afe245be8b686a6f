package dev.orrery.launcher.bench;

import com.google.protobuf.FieldMask;
import dev.orrery.calendar.v1.Event;
import dev.orrery.calendar.v1.EventServiceGrpc;
import dev.orrery.calendar.v1.ListEventsRequest;
import dev.orrery.calendar.v1.UpdateEventRequest;
import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import java.io.PrintStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.concurrent.ExecutionException;
import java.util.random.RandomGenerator;

/**
 * A month of a calendar, as its view in a browser asks for it: through calendar-service with a token, and beside it the
 * same rows by the same role straight from the database, which no service can beat. Calendars of more years have no more
 * in a month, and should take no longer.
 */
final class RangeReadBenchmark implements Benchmark {

    private static final int[] SIZES = {1_000, 10_000, 100_000};

    private static final String SELECT = """
            SELECT o.event_id, o.instance_id, o.starts_at, o.ends_at, e.title, e.status, e.version
            FROM calendar.occurrence o JOIN calendar.event e USING (org_id, calendar_id, event_id)
            WHERE o.org_id = ?::uuid AND o.calendar_id = ? AND NOT o.is_long
                AND o.starts_at >= ?::timestamptz - interval '25 hours' AND o.starts_at < ?::timestamptz
                AND o.ends_at > ?::timestamptz
            ORDER BY o.starts_at LIMIT ?""";

    @Override
    public String name() {
        return "range-read";
    }

    @Override
    public void run(BenchmarkTarget target, PrintStream out)
            throws InterruptedException, ExecutionException, SQLException {
        ManagedChannel channel = ManagedChannelBuilder.forAddress("127.0.0.1", target.calendarPort())
                .usePlaintext()
                .build();
        BearerToken token = new BearerToken(target.token());
        try {
            out.println("A month of a calendar, a fifth of its events weekly series; one client");
            out.println(Load.HEADER);
            for (int size : SIZES) {
                measure(target, channel, token, size, out);
            }
        } finally {
            channel.shutdownNow();
        }
    }

    private static void measure(
            BenchmarkTarget target, ManagedChannel channel, BearerToken token, int size, PrintStream out)
            throws InterruptedException, ExecutionException, SQLException {
        try (BenchmarkCalendar calendar = new BenchmarkCalendar(channel, token, target)) {
            calendar.fill(size);
            analyze(target);
            int days = BenchmarkCalendar.days(size) - Months.DAYS;
            EventServiceGrpc.EventServiceBlockingStub events =
                    EventServiceGrpc.newBlockingStub(channel).withCallCredentials(token);
            out.println(Load.run(1, () -> random -> Months.list(events, calendar.name(), Months.random(random, days)))
                    .row(size + " events: gRPC with a token"));
            out.println(Load.run(1, () -> new ChangedMonth(events, calendar.name(), days))
                    .row(size + " events: the same, just changed"));
            out.println(Load.run(1, () -> select(target, calendar.id(), days)).row(size + " events: limit, JDBC"));
        }
    }

    /** So that what is compared is planned by what the tables hold, and not by when they were last looked at. */
    private static void analyze(BenchmarkTarget target) throws SQLException {
        try (Connection connection = target.administrator().connect();
                Statement sql = connection.createStatement()) {
            sql.execute("ANALYZE calendar.event, calendar.occurrence");
        }
    }

    private static DatabaseQuestion select(BenchmarkTarget target, String calendarId, int days) {
        return DatabaseQuestion.inTransactions(
                target.calendarDatabase(), target.organizationId(), SELECT, (select, random) -> {
                    Instant begin = Months.random(random, days);
                    select.setString(1, target.organizationId());
                    select.setString(2, calendarId);
                    select.setString(3, begin.toString());
                    select.setString(4, Months.end(begin).toString());
                    select.setString(5, begin.toString());
                    select.setInt(6, Months.PAGE_SIZE);
                    return DatabaseQuestion.rows(select, row -> row.getString("title"));
                });
    }

    /** A month of a calendar in which something has changed since it was looked at last, so that nothing is remembered. */
    private static final class ChangedMonth implements Load.Question {

        private final EventServiceGrpc.EventServiceBlockingStub events;
        private final String calendar;
        private final int days;
        private final Event changed;

        ChangedMonth(EventServiceGrpc.EventServiceBlockingStub events, String calendar, int days) {
            this.events = events;
            this.calendar = calendar;
            this.days = days;
            this.changed = events.listEvents(ListEventsRequest.newBuilder()
                            .setParent(calendar)
                            .setPageSize(1)
                            .build())
                    .getEvents(0);
        }

        @Override
        public int ask(RandomGenerator random) {
            return Months.list(events, calendar, Months.random(random, days));
        }

        @Override
        public void clear() {
            events.updateEvent(UpdateEventRequest.newBuilder()
                    .setEvent(Event.newBuilder()
                            .setName(changed.getName())
                            .setTitle(changed.getTitle() + " " + System.nanoTime()))
                    .setUpdateMask(FieldMask.newBuilder().addPaths("title"))
                    .build());
        }
    }
}
