package dev.orrery.launcher.bench;

import com.google.type.Decimal;
import dev.orrery.okr.v1.CheckIn;
import dev.orrery.okr.v1.CreateCheckInRequest;
import dev.orrery.okr.v1.CreateKeyResultRequest;
import dev.orrery.okr.v1.CreateObjectiveRequest;
import dev.orrery.okr.v1.DeleteObjectiveRequest;
import dev.orrery.okr.v1.KeyResult;
import dev.orrery.okr.v1.KeyResultServiceGrpc;
import dev.orrery.okr.v1.Objective;
import dev.orrery.okr.v1.ObjectiveServiceGrpc;
import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/**
 * A check-in on a key result eight objectives deep, which moves all eight: through okr-service with a token, and beside
 * it the same rows written straight to the database.
 */
final class CheckInBenchmark implements Benchmark {

    private static final int DEPTH = 8;
    private static final int WARM_UP = 2000;
    private static final int ROUNDS = 500;

    @Override
    public String name() {
        return "check-in";
    }

    @Override
    public void run(BenchmarkTarget target, PrintStream out) throws Exception {
        ManagedChannel channel = ManagedChannelBuilder.forAddress("127.0.0.1", target.okrPort())
                .usePlaintext()
                .build();
        BearerToken token = new BearerToken(target.token());
        ObjectiveServiceGrpc.ObjectiveServiceBlockingStub objectives =
                ObjectiveServiceGrpc.newBlockingStub(channel).withCallCredentials(token);
        KeyResultServiceGrpc.KeyResultServiceBlockingStub keyResults =
                KeyResultServiceGrpc.newBlockingStub(channel).withCallCredentials(token);
        List<String> chain = new ArrayList<>();
        String prefix = Leftovers.freshId() + "-";
        try (OkrTables tables = new OkrTables(target)) {
            out.println("A check-in that moves " + DEPTH + " objectives above each other, after " + WARM_UP
                    + " others; one client");
            out.println(Timing.HEADER);
            for (int depth = 0; depth < DEPTH; depth++) {
                chain.add(objectives
                        .createObjective(CreateObjectiveRequest.newBuilder()
                                .setParent("orgs/" + target.organization())
                                .setObjectiveId(prefix + depth)
                                .setObjective(Objective.newBuilder()
                                        .setTitle("Benchmark")
                                        .setParent(chain.isEmpty() ? "" : chain.getLast()))
                                .build())
                        .getName());
            }
            String keyResult = keyResults
                    .createKeyResult(CreateKeyResultRequest.newBuilder()
                            .setParent(chain.getLast())
                            .setKeyResult(KeyResult.newBuilder()
                                    .setTitle("Benchmark")
                                    .setTargetValue(decimal(WARM_UP + ROUNDS)))
                            .build())
                    .getName();
            out.println(Timing.row(
                    "okr-service, gRPC with a token",
                    WARM_UP,
                    ROUNDS,
                    round -> keyResults.createCheckIn(CreateCheckInRequest.newBuilder()
                            .setParent(keyResult)
                            .setCheckIn(CheckIn.newBuilder().setValue(decimal(round)))
                            .build())));
            String[] writes = writes(chain);
            out.println(Timing.row("limit: the rows alone, JDBC", ROUNDS, _ -> tables.asService(writes)));
        } finally {
            chain.reversed()
                    .forEach(name -> objectives.deleteObjective(
                            DeleteObjectiveRequest.newBuilder().setName(name).build()));
            channel.shutdownNow();
        }
    }

    /** The locks and rows of a check-in: the tree read and written, the key result, a change for each. */
    private static String[] writes(List<String> chain) {
        String ids = String.join(
                ", ",
                chain.stream()
                        .map(name -> "'" + name.substring(name.lastIndexOf('/') + 1) + "'")
                        .toList());
        return new String[] {
            "SELECT objective_id FROM okr.objective WHERE objective_id IN (" + ids + ") FOR NO KEY UPDATE",
            "UPDATE okr.objective SET version = version + 1 WHERE objective_id IN (" + ids + ")",
            "UPDATE okr.key_result SET version = version + 1 WHERE objective_id IN (" + ids + ")"
        };
    }

    private static Decimal decimal(int number) {
        return Decimal.newBuilder().setValue(Integer.toString(number)).build();
    }
}
