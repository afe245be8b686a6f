package dev.orrery.okr;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orrery.kit.identity.Organization;
import dev.orrery.kit.identity.OrganizationRole;
import dev.orrery.kit.testing.FixedClock;
import dev.orrery.kit.testing.Refusal;
import dev.orrery.kit.testing.ServiceChannels;
import dev.orrery.kit.testing.TestCaller;
import dev.orrery.okr.objectives.OutdatedObjectives;
import dev.orrery.okr.v1.DeleteObjectiveRequest;
import dev.orrery.okr.v1.KeyResult;
import dev.orrery.okr.v1.Objective;
import dev.orrery.okr.v1.UpdateObjectiveRequest;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The tree of objectives: its shape, and the health that comes with time. */
@OkrTest
class ObjectiveTreeIT {
    @Autowired
    private ServiceChannels channels;

    @Autowired
    private FixedClock clock;

    @Autowired
    private OutdatedObjectives outdated;

    private final Organization acme = TestCaller.organization("acme");

    @Test
    void refusesAnObjectiveAsItsOwnAncestor() {
        Objective root = ada().objective("root", "");
        Objective child = ada().objective("child", root.getName());
        Objective grandchild = ada().objective("grandchild", child.getName());

        assertThat(Refusal.of(() -> reparent(root, grandchild.getName())).reason())
                .isEqualTo("PARENT_CYCLE");
        assertThat(Refusal.of(() -> reparent(root, root.getName())).reason()).isEqualTo("PARENT_CYCLE");
    }

    @Test
    void refusesATreeDeeperThanThirtyTwo() {
        String parent = "";
        for (int depth = 1; depth <= 32; depth++) {
            parent = ada().objective("level " + depth, parent).getName();
        }
        String deepest = parent;

        assertThat(Refusal.of(() -> ada().objective("level 33", deepest)).reason())
                .isEqualTo("TREE_TOO_DEEP");
        Objective two = ada().objective("two levels", "");
        ada().objective("second", two.getName());
        assertThat(Refusal.of(() -> reparent(two, deepest)).reason()).isEqualTo("TREE_TOO_DEEP");
    }

    @Test
    void makesRootsOfTheChildrenOfADeletedObjective() {
        Objective root = ada().objective("root", "");
        Objective child = ada().objective("child", root.getName());
        KeyResult keyResult = ada().percent(root.getName());
        ada().checkIn(keyResult.getName(), "50", "0.9");

        ada().objectives()
                .deleteObjective(DeleteObjectiveRequest.newBuilder()
                        .setName(root.getName())
                        .build());

        assertThat(ada().objectiveNow(child.getName()).getParent()).isEmpty();
        assertThat(Refusal.of(() -> ada().objectiveNow(root.getName())).reason())
                .isEqualTo("OBJECTIVE_NOT_FOUND");
        assertThat(Refusal.of(() -> ada().keyResultNow(keyResult.getName())).reason())
                .isEqualTo("KEY_RESULT_NOT_FOUND");
    }

    @Test
    void becomesOutdatedByItselfAndFreshByACheckIn() {
        Objective objective = ada().objective("Grow", "");
        KeyResult keyResult = ada().percent(objective.getName());
        ada().checkIn(keyResult.getName(), "10", "0.8");
        assertThat(ada().objectiveNow(objective.getName()).getHealth()).isEqualTo(Objective.Health.ON_TRACK);

        clock.advance(Duration.ofDays(14));
        outdated.outdate(acme);

        assertThat(ada().objectiveNow(objective.getName()).getHealth()).isEqualTo(Objective.Health.OUTDATED);
        assertThat(outdated.outdate(acme)).isZero();
        ada().checkIn(keyResult.getName(), "20", "0.5");
        assertThat(ada().objectiveNow(objective.getName()).getHealth()).isEqualTo(Objective.Health.AT_RISK);
    }

    private Client ada() {
        return new Client(channels.as(TestCaller.named("ada").in(acme, OrganizationRole.MEMBER)), acme);
    }

    private Objective reparent(Objective objective, String parent) {
        return ada().objectives()
                .updateObjective(UpdateObjectiveRequest.newBuilder()
                        .setObjective(Objective.newBuilder()
                                .setName(objective.getName())
                                .setParent(parent))
                        .build());
    }
}
