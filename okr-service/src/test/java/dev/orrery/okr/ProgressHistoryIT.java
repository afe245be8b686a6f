package dev.orrery.okr;

import static dev.orrery.okr.Client.decimal;
import static org.assertj.core.api.Assertions.assertThat;

import dev.orrery.kit.identity.Organization;
import dev.orrery.kit.identity.OrganizationRole;
import dev.orrery.kit.testing.Seeds;
import dev.orrery.kit.testing.ServiceChannels;
import dev.orrery.kit.testing.TestCaller;
import dev.orrery.okr.progress.Contribution;
import dev.orrery.okr.progress.Progress;
import dev.orrery.okr.progress.RollUp;
import dev.orrery.okr.v1.DeleteKeyResultRequest;
import dev.orrery.okr.v1.DeleteObjectiveRequest;
import dev.orrery.okr.v1.KeyResult;
import dev.orrery.okr.v1.ListKeyResultsRequest;
import dev.orrery.okr.v1.ListObjectivesRequest;
import dev.orrery.okr.v1.Objective;
import dev.orrery.okr.v1.UpdateKeyResultRequest;
import dev.orrery.okr.v1.UpdateObjectiveRequest;
import io.grpc.Status.Code;
import io.grpc.StatusRuntimeException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * After any history, the progress that was kept write by write equals a recompute of the whole tree, and one from its
 * explanation.
 */
@OkrTest
class ProgressHistoryIT {
    private static final int HISTORIES = 4;
    private static final int STEPS = 40;

    @Autowired
    private ServiceChannels channels;

    @Test
    void isAlwaysEqualToAFullRecompute() {
        Seeds.forAll(HISTORIES, random -> {
            Organization organization = TestCaller.organization("history");
            Client client = new Client(
                    channels.as(TestCaller.named("ada").in(organization, OrganizationRole.ADMIN)), organization);
            for (int step = 0; step < STEPS; step++) {
                step(client, random);
            }
            assertThat(client.check().getDifferingList()).isEmpty();
            for (Objective objective : objectives(client)) {
                assertThat(stored(objective)).as("progress of %s", objective).isEqualTo(recompute(client, objective));
                ProgressChecker.check(client.explain(objective.getName()));
            }
        });
    }

    private static void step(Client client, RandomGenerator random) {
        List<Objective> objectives = objectives(client);
        List<KeyResult> keyResults = keyResults(client);
        if (objectives.isEmpty() || random.nextInt(6) == 0) {
            client.objective(
                    "objective",
                    objectives.isEmpty() || random.nextInt(4) == 0
                            ? ""
                            : pick(objectives, random).getName());
            return;
        }
        if (keyResults.isEmpty() || random.nextInt(5) == 0) {
            client.percent(pick(objectives, random).getName());
            return;
        }
        switch (random.nextInt(8)) {
            case 0 -> change(client, pick(objectives, random), random);
            case 1 -> reparent(client, pick(objectives, random), pick(objectives, random));
            case 2 -> deleteOne(client, objectives, keyResults, random);
            case 3 ->
                client.keyResults()
                        .updateKeyResult(UpdateKeyResultRequest.newBuilder()
                                .setKeyResult(KeyResult.newBuilder()
                                        .setName(pick(keyResults, random).getName())
                                        .setWeight(decimal(Integer.toString(random.nextInt(4)))))
                                .build());
            default ->
                client.checkIn(pick(keyResults, random).getName(), Integer.toString(random.nextInt(-10, 140)), "0.5");
        }
    }

    private static void change(Client client, Objective objective, RandomGenerator random) {
        Objective.Builder patch = Objective.newBuilder().setName(objective.getName());
        switch (random.nextInt(3)) {
            case 0 -> patch.setStateValue(random.nextInt(1, 6));
            case 1 -> patch.setWeight(decimal(Integer.toString(random.nextInt(3))));
            default ->
                patch.setRollUp(pick(
                        List.of(Objective.RollUp.MIN, Objective.RollUp.WEIGHTED_AVERAGE, Objective.RollUp.OWN_METRIC),
                        random));
        }
        client.objectives()
                .updateObjective(
                        UpdateObjectiveRequest.newBuilder().setObjective(patch).build());
    }

    /** Some would close a cycle: those are refused and change nothing. */
    private static void reparent(Client client, Objective objective, Objective parent) {
        try {
            client.objectives()
                    .updateObjective(UpdateObjectiveRequest.newBuilder()
                            .setObjective(Objective.newBuilder()
                                    .setName(objective.getName())
                                    .setParent(parent.getName()))
                            .build());
        } catch (StatusRuntimeException refused) {
            assertThat(refused.getStatus().getCode()).isEqualTo(Code.FAILED_PRECONDITION);
        }
    }

    private static void deleteOne(
            Client client, List<Objective> objectives, List<KeyResult> keyResults, RandomGenerator random) {
        if (random.nextInt(3) == 0) {
            client.objectives()
                    .deleteObjective(DeleteObjectiveRequest.newBuilder()
                            .setName(pick(objectives, random).getName())
                            .build());
        } else {
            client.keyResults()
                    .deleteKeyResult(DeleteKeyResultRequest.newBuilder()
                            .setName(pick(keyResults, random).getName())
                            .build());
        }
    }

    private static Progress recompute(Client client, Objective objective) {
        List<Contribution> contributions = new ArrayList<>();
        for (KeyResult keyResult : keyResults(client)) {
            if (keyResult.getName().startsWith(objective.getName() + "/")) {
                contributions.add(new Contribution(
                        Contribution.Origin.KEY_RESULT,
                        number(keyResult.getWeight().getValue()),
                        keyResult.hasProgress()
                                ? Progress.clamped(
                                        number(keyResult.getProgress().getValue()))
                                : Progress.unmeasured()));
            }
        }
        for (Objective child : objectives(client)) {
            boolean counts = switch (child.getState()) {
                case ACTIVE, COMPLETED, ARCHIVED -> true;
                case DRAFT, CANCELLED, STATE_UNSPECIFIED, UNRECOGNIZED -> false;
            };
            if (counts && child.getParent().equals(objective.getName())) {
                contributions.add(new Contribution(
                        Contribution.Origin.CHILD, number(child.getWeight().getValue()), recompute(client, child)));
            }
        }
        RollUp rollUp = switch (objective.getRollUp()) {
            case MIN -> new RollUp.Least();
            case OWN_METRIC -> new RollUp.OwnMetric();
            case WEIGHTED_AVERAGE -> new RollUp.WeightedAverage();
            case MANUAL, ROLL_UP_UNSPECIFIED, UNRECOGNIZED -> throw new IllegalStateException("not in these histories");
        };
        return rollUp.of(contributions);
    }

    private static Progress stored(Objective objective) {
        return objective.hasProgress()
                ? Progress.clamped(number(objective.getProgress().getValue()))
                : Progress.unmeasured();
    }

    private static List<Objective> objectives(Client client) {
        return client.objectives()
                .listObjectives(ListObjectivesRequest.newBuilder()
                        .setParent(client.org())
                        .setPageSize(1000)
                        .build())
                .getObjectivesList();
    }

    private static List<KeyResult> keyResults(Client client) {
        return client.keyResults()
                .listKeyResults(ListKeyResultsRequest.newBuilder()
                        .setParent(client.org() + "/objectives/-")
                        .setPageSize(1000)
                        .build())
                .getKeyResultsList();
    }

    private static <T> T pick(List<T> some, RandomGenerator random) {
        return some.get(random.nextInt(some.size()));
    }

    private static BigDecimal number(String text) {
        return new BigDecimal(text);
    }
}
