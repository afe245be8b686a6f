package dev.orrery.okr;

import static dev.orrery.okr.Client.decimal;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.FieldMask;
import com.google.protobuf.util.Timestamps;
import dev.orrery.kit.identity.Organization;
import dev.orrery.kit.identity.OrganizationRole;
import dev.orrery.kit.testing.FixedClock;
import dev.orrery.kit.testing.Refusal;
import dev.orrery.kit.testing.ServiceChannels;
import dev.orrery.kit.testing.TestCaller;
import dev.orrery.okr.v1.CarryOverObjectiveRequest;
import dev.orrery.okr.v1.CarryOverObjectiveRequest.Decision;
import dev.orrery.okr.v1.CarryOverObjectiveResponse;
import dev.orrery.okr.v1.CreateCycleRequest;
import dev.orrery.okr.v1.Cycle;
import dev.orrery.okr.v1.DeleteObjectiveRequest;
import dev.orrery.okr.v1.KeyResult;
import dev.orrery.okr.v1.Kpi;
import dev.orrery.okr.v1.Measurement;
import dev.orrery.okr.v1.Objective;
import dev.orrery.okr.v1.ProgressExplanation;
import dev.orrery.okr.v1.Task;
import dev.orrery.okr.v1.UpdateCycleRequest;
import dev.orrery.okr.v1.UpdateObjectiveRequest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Cycles move through their life, freeze what was planned in them, and hand on what goes on. */
@OkrTest
class CyclesIT {
    @Autowired
    private ServiceChannels channels;

    @Autowired
    private FixedClock clock;

    private final Organization acme = TestCaller.organization("acme");

    @Test
    void holdsAQuarterToThreeMonthsAndAYearToTwelve() {
        assertThat(create(Cycle.Kind.QUARTERLY, "2026-10-01", "2026-12-31").getKind())
                .isEqualTo(Cycle.Kind.QUARTERLY);
        assertThat(create(Cycle.Kind.ANNUAL, "2026-02-01", "2027-01-31").getKind())
                .isEqualTo(Cycle.Kind.ANNUAL);
        assertThat(create(Cycle.Kind.KIND_UNSPECIFIED, "2026-10-01", "2026-10-07")
                        .getKind())
                .isEqualTo(Cycle.Kind.CUSTOM);
        assertThat(Refusal.of(() -> create(Cycle.Kind.QUARTERLY, "2026-10-01", "2026-12-30"))
                        .fields())
                .containsExactly("cycle.end_date");
    }

    @Test
    void movesOneStateAtATimeAndIsClosedForGood() {
        Cycle cycle = max().cycle("Q4");

        assertThat(Refusal.of(() -> move(cycle, Cycle.State.CLOSED)).reason()).isEqualTo("CYCLE_STATE_REFUSED");
        move(cycle, Cycle.State.PLANNED);
        move(cycle, Cycle.State.ACTIVE);
        move(cycle, Cycle.State.SCORING);
        move(cycle, Cycle.State.CLOSED);

        assertThat(Refusal.of(() -> move(cycle, Cycle.State.SCORING)).reason()).isEqualTo("CYCLE_STATE_REFUSED");
    }

    @Test
    void isNotClosedBeforeAllOfItIsScored() {
        Cycle cycle = max().cycle("Q4");
        Objective open = planned(cycle, "");
        move(cycle, Cycle.State.SCORING);
        assertThat(Refusal.of(() -> move(cycle, Cycle.State.CLOSED)).reason()).isEqualTo("CYCLE_NOT_SCORED");

        Objective.Builder ended = Objective.newBuilder().setName(open.getName()).setState(Objective.State.COMPLETED);
        assertThat(Refusal.of(() -> change(ended.setScore(decimal("0.7")))).fields())
                .containsExactly("objective.score_reason");
        change(ended.setScoreReason("Two of three."));
        move(cycle, Cycle.State.CLOSED);

        assertThat(max().objectiveNow(open.getName()).hasFreezeTime()).isTrue();
    }

    @Test
    void freezesWhatWasPlannedInAClosedCycle() {
        Cycle cycle = max().cycle("Q4");
        Objective objective = planned(cycle, "");
        Kpi kpi = max().kpi(Kpi.newBuilder().setDisplayName("Signups"));
        Task task = max().task("write");
        KeyResult reported = max().percent(objective.getName());
        KeyResult measured = max().keyResult(
                        objective.getName(),
                        KeyResult.newBuilder()
                                .setTitle("measured")
                                .setTargetValue(decimal("100"))
                                .setProgressSource(KeyResult.ProgressSource.KPI)
                                .setKpi(kpi.getName()));
        KeyResult worked = max().keyResult(
                        objective.getName(),
                        KeyResult.newBuilder()
                                .setTitle("worked")
                                .setKind(KeyResult.Kind.MILESTONE)
                                .setTargetValue(decimal("1"))
                                .setProgressSource(KeyResult.ProgressSource.LINKED_WORK));
        max().link(task.getName(), worked.getName());
        max().checkIn(reported.getName(), "30", "0.5");
        close(cycle, objective);
        Objective frozen = max().objectiveNow(objective.getName());

        max().move(task, Task.State.DONE);
        max().measure(
                        kpi.getName(),
                        Measurement.newBuilder()
                                .setMeasureTime(
                                        Timestamps.fromSeconds(clock.instant().getEpochSecond()))
                                .setValue(decimal("50")));

        assertThat(max().objectiveNow(objective.getName())).isEqualTo(frozen);
        assertThat(max().keyResultNow(measured.getName()).hasProgress()).isFalse();
        assertThat(max().keyResultNow(worked.getName()).getProgress().getValue())
                .isEqualTo("0");
        assertThat(max().explain(objective.getName()).getRule()).isEqualTo(ProgressExplanation.Rule.FROZEN);
        refusedAsClosed(() -> max().checkIn(reported.getName(), "40", "0.5"));
        refusedAsClosed(() -> max().percent(objective.getName()));
        refusedAsClosed(
                () -> change(Objective.newBuilder().setName(objective.getName()).setTitle("Other")));
        refusedAsClosed(() -> planned(cycle, ""));
        refusedAsClosed(() -> max().objectives()
                .deleteObjective(DeleteObjectiveRequest.newBuilder()
                        .setName(objective.getName())
                        .build()));
    }

    @Test
    void goesOnContributingToWhatIsAboveItWhenFrozen() {
        Cycle cycle = max().cycle("Q4");
        Objective year = max().objective("Year", "");
        Objective quarter = planned(cycle, year.getName());
        max().checkIn(max().percent(quarter.getName()).getName(), "80", "1");
        close(cycle, quarter);

        max().checkIn(max().percent(year.getName()).getName(), "40", "1");

        assertThat(max().objectiveNow(year.getName()).getProgress().getValue()).isEqualTo("0.6");
        ProgressChecker.check(max().explain(year.getName()));
    }

    @Test
    void carriesAnObjectiveOverAsItIs() {
        Cycle old = max().cycle("Q4");
        Cycle next = max().cycle("Q1");
        Objective objective = planned(old, "");
        KeyResult keyResult = max().percent(objective.getName());
        max().checkIn(keyResult.getName(), "60", "1");

        CarryOverObjectiveResponse answer = carryOver(objective, Decision.KEEP, next.getName());

        assertThat(answer.getObjective().getState()).isEqualTo(Objective.State.COMPLETED);
        assertThat(answer.getObjective().getScore().getValue()).isEqualTo("0.6");
        assertThat(answer.getObjective().getScoreReason()).isEqualTo("Not there yet.");
        Objective successor = answer.getSuccessor();
        assertThat(successor.getCycle()).isEqualTo(next.getName());
        assertThat(successor.getCarriedOverFrom()).isEqualTo(objective.getName());
        assertThat(successor.getState()).isEqualTo(Objective.State.ACTIVE);
        assertThat(max().objectiveNow(successor.getName())).isEqualTo(successor);
        String copied = keyResult.getName().replace(objective.getName(), successor.getName());
        assertThat(max().keyResultNow(copied).getTargetValue().getValue()).isEqualTo("100");
        assertThat(max().keyResultNow(copied).hasProgress()).isFalse();
        assertThat(Refusal.of(() -> carryOver(objective, Decision.KEEP, next.getName()))
                        .reason())
                .isEqualTo("CARRIED_OVER_ALREADY");
    }

    @Test
    void carriesAnObjectiveOverWithChangesEvenAfterItsCycleWasClosed() {
        Cycle old = max().cycle("Q4");
        Cycle next = max().cycle("Q1");
        Objective objective = planned(old, "");
        close(old, objective);

        Objective successor = max().objectives()
                .carryOverObjective(carryOverRequest(objective, Decision.MODIFY, next.getName())
                        .setObjective(Objective.newBuilder().setTitle("Grow less"))
                        .setUpdateMask(FieldMask.newBuilder().addPaths("title"))
                        .build())
                .getSuccessor();

        assertThat(successor.getTitle()).isEqualTo("Grow less");
        assertThat(max().objectiveNow(objective.getName()).getScore().getValue())
                .isEqualTo("0.5");
    }

    @Test
    void abandonsAnObjective() {
        Objective objective = planned(max().cycle("Q4"), "");

        CarryOverObjectiveResponse answer = carryOver(objective, Decision.ABANDON, "");

        assertThat(answer.getObjective().getState()).isEqualTo(Objective.State.CANCELLED);
        assertThat(answer.hasSuccessor()).isFalse();
    }

    @Test
    void refusesToCarryOverWhatCannotGoOn() {
        Cycle cycle = max().cycle("Q4");
        Cycle scoring = max().cycle("Q3");
        move(scoring, Cycle.State.SCORING);
        Objective objective = planned(cycle, "");

        assertThat(refusal(max().objective("Without a cycle", ""), Decision.KEEP, cycle))
                .isEqualTo("CARRY_OVER_REFUSED");
        assertThat(refusal(objective, Decision.KEEP, cycle)).isEqualTo("CARRY_OVER_REFUSED");
        assertThat(refusal(objective, Decision.KEEP, scoring)).isEqualTo("CARRY_OVER_REFUSED");
        assertThat(Refusal.of(() -> carryOver(objective, Decision.KEEP, "")).fields())
                .containsExactly("cycle");
        carryOver(objective, Decision.ABANDON, "");
        assertThat(refusal(objective, Decision.KEEP, scoring)).isEqualTo("CARRY_OVER_REFUSED");
    }

    private String refusal(Objective objective, Decision decision, Cycle cycle) {
        return Refusal.of(() -> carryOver(objective, decision, cycle.getName())).reason();
    }

    private CarryOverObjectiveResponse carryOver(Objective objective, Decision decision, String cycle) {
        return max().objectives()
                .carryOverObjective(carryOverRequest(objective, decision, cycle).build());
    }

    private static CarryOverObjectiveRequest.Builder carryOverRequest(
            Objective objective, Decision decision, String cycle) {
        return CarryOverObjectiveRequest.newBuilder()
                .setName(objective.getName())
                .setDecision(decision)
                .setCycle(cycle)
                .setReason("Not there yet.");
    }

    private static void refusedAsClosed(Runnable call) {
        assertThat(Refusal.of(call).reason()).isEqualTo("CYCLE_CLOSED");
    }

    private Cycle create(Cycle.Kind kind, String start, String end) {
        return max().cycles()
                .createCycle(CreateCycleRequest.newBuilder()
                        .setParent(acme.name())
                        .setCycle(Cycle.newBuilder()
                                .setDisplayName("cycle")
                                .setKind(kind)
                                .setStartDate(start)
                                .setEndDate(end))
                        .build());
    }

    private Objective planned(Cycle cycle, String parent) {
        return max().objective(Objective.newBuilder()
                .setTitle("Grow")
                .setCycle(cycle.getName())
                .setParent(parent));
    }

    private void close(Cycle cycle, Objective objective) {
        change(Objective.newBuilder()
                .setName(objective.getName())
                .setState(Objective.State.COMPLETED)
                .setScore(decimal("0.5"))
                .setScoreReason("Half of it."));
        move(cycle, Cycle.State.SCORING);
        move(cycle, Cycle.State.CLOSED);
    }

    private void move(Cycle cycle, Cycle.State state) {
        max().cycles()
                .updateCycle(UpdateCycleRequest.newBuilder()
                        .setCycle(Cycle.newBuilder().setName(cycle.getName()).setState(state))
                        .build());
    }

    private void change(Objective.Builder objective) {
        max().objectives()
                .updateObjective(UpdateObjectiveRequest.newBuilder()
                        .setObjective(objective)
                        .build());
    }

    private Client max() {
        return new Client(channels.as(TestCaller.named("max").in(acme, OrganizationRole.ADMIN)), acme);
    }
}
