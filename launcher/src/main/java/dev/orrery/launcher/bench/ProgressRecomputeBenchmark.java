package dev.orrery.launcher.bench;

import dev.orrery.okr.v1.CheckProgressRequest;
import dev.orrery.okr.v1.CheckProgressResponse;
import dev.orrery.okr.v1.ProgressServiceGrpc;
import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import java.io.PrintStream;

/**
 * All progress of an organisation with 100 000 key results in 1 000 objectives, recomputed and compared with what is
 * stored; beside it the key results read and nothing computed.
 */
final class ProgressRecomputeBenchmark implements Benchmark {

    private static final int OBJECTIVES = 1_000;
    private static final int KEY_RESULTS_EACH = 100;
    private static final int ROUNDS = 20;

    /** Measured values 0 to 99 of 100: the average is 0.495. */
    private static final String OBJECTIVE_ROWS = """
            INSERT INTO okr.objective (org_id, objective_id, title, description, state, priority, owner_id, roll_up,
                weight, progress, health, version, create_time, update_time)
            SELECT ?::uuid, 'bench-' || n, 'Benchmark', '', 'ACTIVE', 'MEDIUM', ?::uuid, 'WEIGHTED_AVERAGE',
                1, 0.495, 'PENDING', 1, now(), now()
            FROM generate_series(1, %d) AS n""".formatted(OBJECTIVES);

    private static final String KEY_RESULT_ROWS = """
            INSERT INTO okr.key_result (org_id, objective_id, key_result_id, title, kind, start_value, target_value,
                unit, weight, progress_source, current_value, progress, version, create_time, update_time)
            SELECT ?::uuid, 'bench-' || n, 'bench-' || k, 'Benchmark', 'INCREASE', 0, 100, '', 1, 'CHECK_IN',
                k, k / 100.0, 1, now(), now()
            FROM generate_series(1, %d) AS n, generate_series(0, %d) AS k""".formatted(OBJECTIVES, KEY_RESULTS_EACH - 1);

    @Override
    public String name() {
        return "progress-recompute";
    }

    @Override
    public void run(BenchmarkTarget target, PrintStream out) throws Exception {
        ManagedChannel channel = ManagedChannelBuilder.forAddress("127.0.0.1", target.okrPort())
                .usePlaintext()
                .build();
        ProgressServiceGrpc.ProgressServiceBlockingStub progress =
                ProgressServiceGrpc.newBlockingStub(channel).withCallCredentials(new BearerToken(target.token()));
        CheckProgressRequest request = CheckProgressRequest.newBuilder()
                .setParent("orgs/" + target.organization())
                .build();
        try (OkrTables tables = new OkrTables(target)) {
            out.println("All progress over " + OBJECTIVES * KEY_RESULTS_EACH + " key results; one client");
            out.println(Timing.HEADER);
            try {
                tables.fill(OBJECTIVE_ROWS);
                tables.fill(KEY_RESULT_ROWS);
                tables.analyze("key_result");
                out.println(Timing.row(
                        "okr-service, gRPC with a token", ROUNDS, _ -> requireRight(progress.checkProgress(request))));
                out.println(Timing.row(
                        "limit: the key results read, JDBC",
                        ROUNDS,
                        _ -> tables.asService("SELECT progress, weight, current_value, start_value, target_value,"
                                + " objective_id, key_result_id FROM okr.key_result")));
            } finally {
                Leftovers.remove(target);
            }
        } finally {
            channel.shutdownNow();
        }
    }

    private static void requireRight(CheckProgressResponse answer) {
        if (answer.getDifferingCount() > 0 || answer.getKeyResults() < OBJECTIVES * KEY_RESULTS_EACH) {
            throw new IllegalStateException("check: " + answer + " (expected: all of them, and none that differs)");
        }
    }
}
