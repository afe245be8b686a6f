package dev.orrery.launcher.bench;

import dev.orrery.calendar.v1.CreateEventRequest;
import dev.orrery.calendar.v1.DeleteEventRequest;
import dev.orrery.calendar.v1.Event;
import dev.orrery.calendar.v1.EventSearchServiceGrpc;
import dev.orrery.calendar.v1.EventSearchServiceGrpc.EventSearchServiceBlockingStub;
import dev.orrery.calendar.v1.EventServiceGrpc;
import dev.orrery.calendar.v1.EventTime;
import dev.orrery.calendar.v1.SearchEventsRequest;
import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import java.io.PrintStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.random.RandomGenerator;

/**
 * Words among a million events, whose titles are of a vocabulary as uneven as people's; beside it the best matches of the
 * index alone, without asking who may read them.
 */
final class SearchBenchmark implements Benchmark {
    private static final int EVENTS = 1_000_000;
    private static final int WORDS = 50_000;
    private static final int PAGE_SIZE = 50;

    /** A frequent word is as likely to be asked for as to be in a title. */
    private static final String WORD = "'word' || floor(" + WORDS + " * random() ^ 4)::int";

    private static final String COPIED_COLUMNS = """
            SELECT string_agg(quote_ident(column_name), ', ' ORDER BY ordinal_position)
            FROM information_schema.columns
            WHERE table_schema = 'calendar' AND table_name = 'event' AND is_generated = 'NEVER'
              AND column_name NOT IN ('event_id', 'uid', 'title', 'starts_at', 'ends_at')""";

    private static final String LIMIT = """
            SELECT event_id FROM calendar.event
            WHERE search @@ (?::tsquery && quote_literal(?)::tsquery)
            ORDER BY ts_rank(search, ?::tsquery) DESC LIMIT\s""" + PAGE_SIZE;

    @Override
    public String name() {
        return "search";
    }

    @Override
    public void run(BenchmarkTarget target, PrintStream out) throws Exception {
        ManagedChannel channel = ManagedChannelBuilder.forAddress("127.0.0.1", target.calendarPort())
                .usePlaintext()
                .build();
        BearerToken token = new BearerToken(target.token());
        try (BenchmarkCalendar calendar = new BenchmarkCalendar(channel, token, target);
                Connection administrator = target.administrator().connect();
                Statement sql = administrator.createStatement()) {
            fill(EventServiceGrpc.newBlockingStub(channel).withCallCredentials(token), administrator, calendar);
            sql.execute("VACUUM ANALYZE calendar.event");
            EventSearchServiceBlockingStub search =
                    EventSearchServiceGrpc.newBlockingStub(channel).withCallCredentials(token);
            out.println("Two words among " + EVENTS + " events; one client");
            out.println(Load.HEADER);
            out.println(Load.run(
                            1,
                            () -> random -> search.searchEvents(SearchEventsRequest.newBuilder()
                                            .setParent("orgs/" + target.organization())
                                            .setQ(word(random) + " " + word(random))
                                            .setPageSize(PAGE_SIZE)
                                            .build())
                                    .getEventsCount())
                    .row("both words, gRPC with a token"));
            out.println(Load.run(
                            1,
                            () -> random -> search.searchEvents(SearchEventsRequest.newBuilder()
                                            .setParent("orgs/" + target.organization())
                                            .setQ(word(random))
                                            .setPageSize(PAGE_SIZE)
                                            .build())
                                    .getEventsCount())
                    .row("one word, gRPC with a token"));
            out.println(Load.run(1, () -> select(target)).row("limit: one word, JDBC"));
        } finally {
            Leftovers.remove(target);
            channel.shutdownNow();
        }
    }

    private static void fill(
            EventServiceGrpc.EventServiceBlockingStub events, Connection administrator, BenchmarkCalendar calendar)
            throws SQLException {
        Event pattern = events.createEvent(CreateEventRequest.newBuilder()
                .setParent(calendar.name())
                .setEvent(Event.newBuilder()
                        .setTitle("Pattern")
                        .setStart(at("2026-01-05T09:00:00"))
                        .setEnd(at("2026-01-05T09:15:00")))
                .build());
        try (Statement columns = administrator.createStatement();
                ResultSet copied = columns.executeQuery(COPIED_COLUMNS)) {
            copied.next();
            try (PreparedStatement copy =
                    administrator.prepareStatement("""
                    INSERT INTO calendar.event (event_id, uid, title, starts_at, ends_at, %1$s)
                    SELECT 'bench-' || n, 'bench-' || n, %2$s || ' ' || %2$s || ' ' || %2$s || ' ' || %2$s,
                      starts_at + n * interval '1 minute', ends_at + n * interval '1 minute', %1$s
                    FROM calendar.event, generate_series(1, %3$d) AS n
                    WHERE calendar_id = ?""".formatted(copied.getString(1), WORD, EVENTS))) {
                copy.setString(1, calendar.id());
                copy.executeUpdate();
            }
        }
        events.deleteEvent(
                DeleteEventRequest.newBuilder().setName(pattern.getName()).build());
    }

    private static String word(RandomGenerator random) {
        return "word" + (int) (WORDS * Math.pow(random.nextDouble(), 4));
    }

    private static EventTime at(String local) {
        return EventTime.newBuilder().setDateTime(local).setTimeZone("UTC").build();
    }

    /** The index, asked by a role that no row security holds. */
    private static DatabaseQuestion select(BenchmarkTarget target) {
        return DatabaseQuestion.prepared(target.administrator(), target.organizationId(), LIMIT, (select, random) -> {
            String word = word(random);
            select.setString(1, word);
            select.setString(2, target.organizationId());
            select.setString(3, word);
            return DatabaseQuestion.rows(select);
        });
    }
}
