package dev.orrery.launcher.bench;

import com.google.protobuf.Timestamp;
import dev.orrery.okr.v1.QueryTimeInvestedRequest;
import dev.orrery.okr.v1.QueryTimeInvestedResponse;
import dev.orrery.okr.v1.TimeInvestedServiceGrpc;
import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import java.io.PrintStream;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * What a year of an organisation's time is for: a million attended occurrences of 10 000 events, a tenth of them linked,
 * by key result and week; beside it the same rows added up straight in the database.
 */
final class TimeInvestedBenchmark implements Benchmark {

    private static final LocalDate BEGIN = LocalDate.of(2041, 1, 1);
    private static final int DAYS = 250;
    private static final int USERS = 500;
    private static final int HOURS_A_DAY = 8;
    private static final int ROUNDS = 20;
    private static final int CHANGES_BEFORE = 300;
    private static final int CHANGES = 100;
    private static final long OCCURRENCES = (long) DAYS * USERS * HOURS_A_DAY;

    private static final String TIME_ROWS = """
            INSERT INTO okr.attended_time (org_id, user_id, day, calendar_id, event_id, occurrence, start_time,
                end_time, share_micros)
            SELECT ?::uuid, ('00000000-0000-7000-8000-' || lpad(u::text, 12, '0'))::uuid, d, 'bench-calendar',
                'bench-' || ((u * %3$d + h * 7919) %% 10000), to_char(d, 'YYYYMMDD') || 'T' || h || u,
                d + make_interval(hours => h + 8), d + make_interval(hours => h + 9), 3600000000
            FROM generate_series(1, %2$d) AS u, generate_series(0, %3$d - 1) AS h,
                LATERAL (SELECT '%4$s'::date + n AS d FROM generate_series(0, %1$d - 1) AS n) AS days""".formatted(DAYS, USERS, HOURS_A_DAY, BEGIN);

    private static final String OBJECTIVE_ROWS = """
            INSERT INTO okr.objective (org_id, objective_id, title, description, state, priority, owner_id, roll_up,
                weight, health, version, create_time, update_time)
            SELECT ?::uuid, 'bench-time', 'Benchmark', '', 'ACTIVE', 'MEDIUM', ?::uuid, 'WEIGHTED_AVERAGE',
                1, 'PENDING', 1, now(), now()""";

    private static final String KEY_RESULT_ROWS = """
            INSERT INTO okr.key_result (org_id, objective_id, key_result_id, title, kind, start_value, target_value,
                unit, weight, progress_source, version, create_time, update_time)
            SELECT ?::uuid, 'bench-time', 'bench-' || k, 'Benchmark', 'INCREASE', 0, 100, '', 1, 'CHECK_IN',
                1, now(), now()
            FROM generate_series(0, 99) AS k""";

    private static final String LINK_ROWS = """
            INSERT INTO okr.link (org_id, link_id, source_calendar_id, source_event_id, target_objective_id,
                target_key_result_id, weight, scope, occurrence, source_title, creator_id, version, create_time,
                update_time)
            SELECT ?::uuid, 'bench-' || n, 'bench-calendar', 'bench-' || n, 'bench-time', 'bench-' || (n % 100),
                1, 'SERIES', '', '', ?::uuid, 1, now(), now()
            FROM generate_series(0, 999) AS n""";

    @Override
    public String name() {
        return "time-invested";
    }

    @Override
    public void run(BenchmarkTarget target, PrintStream out) throws Exception {
        ManagedChannel channel = ManagedChannelBuilder.forAddress("127.0.0.1", target.okrPort())
                .usePlaintext()
                .build();
        TimeInvestedServiceGrpc.TimeInvestedServiceBlockingStub service =
                TimeInvestedServiceGrpc.newBlockingStub(channel).withCallCredentials(new BearerToken(target.token()));
        try (OkrTables tables = new OkrTables(target)) {
            out.println("What " + OCCURRENCES + " attended occurrences of a year are for; one client");
            out.println(Timing.HEADER);
            try {
                tables.fill(OBJECTIVE_ROWS);
                tables.fill(KEY_RESULT_ROWS);
                tables.fill(LINK_ROWS);
                tables.fill(TIME_ROWS);
                tables.analyze("attended_time");
                out.println(Timing.row(
                        "okr-service, by key result and week",
                        ROUNDS,
                        _ -> requireAll(service.queryTimeInvested(request(target)))));
                out.println(Timing.row(
                        "limit: the sum of the same rows, JDBC",
                        ROUNDS,
                        _ -> tables.asService(
                                "SELECT sum(share_micros) FROM okr.attended_time WHERE day >= '" + BEGIN + "'")));
                out.println("One of its events changes, until okr-service counts it, after " + CHANGES_BEFORE
                        + " others; one client");
                out.println(Timing.HEADER);
                try (AttendedMeeting meeting = new AttendedMeeting(target, BEGIN, tables)) {
                    out.println(Timing.row(
                            "both services, gRPC with a token", CHANGES_BEFORE, CHANGES, meeting::changeUntilCounted));
                    out.println(Timing.row(
                            "since calendar-service has answered", 0, CHANGES, meeting::change, meeting::awaitCounted));
                }
                out.println(Timing.row(
                        "limit: its time written, JDBC",
                        CHANGES,
                        _ -> tables.asService("UPDATE okr.attended_time SET share_micros = share_micros"
                                + " WHERE event_id = 'bench-1' AND day = '" + BEGIN + "'")));
            } finally {
                Leftovers.remove(target);
            }
        } finally {
            channel.shutdownNow();
        }
    }

    private static QueryTimeInvestedRequest request(BenchmarkTarget target) {
        return QueryTimeInvestedRequest.newBuilder()
                .setParent("orgs/" + target.organization())
                .setGroupBy(QueryTimeInvestedRequest.GroupBy.KEY_RESULT)
                .setPeriod(QueryTimeInvestedRequest.Period.WEEK)
                .setStartTime(midnight(BEGIN))
                .setEndTime(midnight(BEGIN.plusDays(DAYS)))
                .setPageSize(1_000)
                .build();
    }

    private static Timestamp midnight(LocalDate day) {
        return Timestamp.newBuilder()
                .setSeconds(day.atStartOfDay().toEpochSecond(ZoneOffset.UTC))
                .build();
    }

    private static void requireAll(QueryTimeInvestedResponse answer) {
        long hours = answer.getTotal().getPlanned().getSeconds() / 3600;
        if (hours != OCCURRENCES) {
            throw new IllegalStateException("hours: " + hours + " (expected: " + OCCURRENCES + ")");
        }
    }
}
