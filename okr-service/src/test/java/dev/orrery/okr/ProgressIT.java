package dev.orrery.okr;

import static dev.orrery.okr.Client.decimal;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.util.Timestamps;
import dev.orrery.kit.identity.Organization;
import dev.orrery.kit.identity.OrganizationRole;
import dev.orrery.kit.testing.FixedClock;
import dev.orrery.kit.testing.Refusal;
import dev.orrery.kit.testing.ServiceChannels;
import dev.orrery.kit.testing.TestCaller;
import dev.orrery.okr.objectives.OutdatedObjectives;
import dev.orrery.okr.v1.CheckIn;
import dev.orrery.okr.v1.CreateCheckInRequest;
import dev.orrery.okr.v1.DeleteKeyResultRequest;
import dev.orrery.okr.v1.KeyResult;
import dev.orrery.okr.v1.ListCheckInsRequest;
import dev.orrery.okr.v1.Objective;
import dev.orrery.okr.v1.UpdateKeyResultRequest;
import dev.orrery.okr.v1.UpdateObjectiveRequest;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Check-ins move key results, and these all objectives above them. */
@OkrTest
class ProgressIT {
    @Autowired
    private ServiceChannels channels;

    @Autowired
    private FixedClock clock;

    @Autowired
    private OutdatedObjectives timeAlone;

    private final Organization acme = TestCaller.organization("acme");

    @Test
    void movesEveryObjectiveUpToTheRoot() {
        Objective root = ada().objective("root", "");
        Objective child = ada().objective("child", root.getName());
        KeyResult one = ada().percent(child.getName());
        ada().percent(child.getName());

        CheckIn checkIn = ada().checkIn(one.getName(), "50", "0.9");

        assertThat(checkIn.getProgress().getValue()).isEqualTo("0.5");
        KeyResult moved = ada().keyResultNow(one.getName());
        assertThat(moved.getCurrentValue().getValue()).isEqualTo("50");
        assertThat(moved.getConfidence().getValue()).isEqualTo("0.9");
        assertThat(progress(child)).isEqualTo("0.25");
        assertThat(progress(root)).isEqualTo("0.25");
    }

    @Test
    void followsAChangedTargetWeightAndRollUp() {
        Objective objective = ada().objective("Grow", "");
        KeyResult one = ada().percent(objective.getName());
        KeyResult two = ada().percent(objective.getName());
        ada().checkIn(one.getName(), "100", "1");
        ada().checkIn(two.getName(), "20", "1");
        assertThat(progress(objective)).isEqualTo("0.6");

        change(KeyResult.newBuilder().setName(one.getName()).setWeight(decimal("3")));
        assertThat(progress(objective)).isEqualTo("0.8");
        change(KeyResult.newBuilder().setName(two.getName()).setTargetValue(decimal("40")));
        assertThat(progress(objective)).isEqualTo("0.875");
        change(Objective.newBuilder().setName(objective.getName()).setRollUp(Objective.RollUp.MIN));
        assertThat(progress(objective)).isEqualTo("0.5");
        change(Objective.newBuilder()
                .setName(objective.getName())
                .setRollUp(Objective.RollUp.MANUAL)
                .setManualProgress(decimal("0.7"))
                .setManualReason("The numbers come late.")
                .setManualExpireTime(Timestamps.fromSeconds(clock.instant().getEpochSecond() + 3600)));
        assertThat(progress(objective)).isEqualTo("0.7");
        clock.advance(Duration.ofHours(1));
        timeAlone.outdate(acme);
        assertThat(progress(objective)).isEqualTo("0.875");
        change(Objective.newBuilder().setName(objective.getName()).setRollUp(Objective.RollUp.OWN_METRIC));
        ada().checkIn(
                        ada().percent(ada().objective("child", objective.getName())
                                        .getName())
                                .getName(),
                        "0",
                        "1");
        assertThat(progress(objective)).isEqualTo("0.875");
    }

    @Test
    void refusesProgressByHandThatDoesNotSayHowMuchWhyAndUntilWhen() {
        String name = ada().objective("Grow", "").getName();
        Objective.Builder manual = Objective.newBuilder().setName(name).setRollUp(Objective.RollUp.MANUAL);
        assertThat(Refusal.of(() -> change(manual)).fields()).containsExactly("objective.manual_progress");
        manual.setManualProgress(decimal("0.5"));
        assertThat(Refusal.of(() -> change(manual)).fields()).containsExactly("objective.manual_reason");
        manual.setManualReason("The numbers come late.");
        assertThat(Refusal.of(() -> change(manual)).fields()).containsExactly("objective.manual_expire_time");
        manual.setManualExpireTime(Timestamps.fromSeconds(clock.instant().getEpochSecond()));
        assertThat(Refusal.of(() -> change(manual)).fields()).containsExactly("objective.manual_expire_time");
    }

    @Test
    void leavesOutWhatIsCancelledOrADraft() {
        Objective root = ada().objective("root", "");
        Objective counts = ada().objective("counts", root.getName());
        Objective cancelled = ada().objective("cancelled", root.getName());
        ada().checkIn(ada().percent(counts.getName()).getName(), "80", "1");
        ada().checkIn(ada().percent(cancelled.getName()).getName(), "20", "1");
        assertThat(progress(root)).isEqualTo("0.5");

        change(Objective.newBuilder().setName(cancelled.getName()).setState(Objective.State.CANCELLED));

        assertThat(progress(root)).isEqualTo("0.8");
    }

    @Test
    void takesADeletedKeyResultOut() {
        Objective objective = ada().objective("Grow", "");
        KeyResult one = ada().percent(objective.getName());
        KeyResult two = ada().percent(objective.getName());
        ada().checkIn(one.getName(), "100", "1");
        ada().checkIn(two.getName(), "50", "1");

        ada().keyResults()
                .deleteKeyResult(DeleteKeyResultRequest.newBuilder()
                        .setName(one.getName())
                        .build());

        assertThat(progress(objective)).isEqualTo("0.5");
        ada().keyResults()
                .deleteKeyResult(DeleteKeyResultRequest.newBuilder()
                        .setName(two.getName())
                        .build());
        assertThat(ada().objectiveNow(objective.getName()).hasProgress()).isFalse();
    }

    @Test
    void listsCheckInsTheLatestFirstAndNeverForgetsOne() {
        KeyResult keyResult = ada().percent(ada().objective("Grow", "").getName());
        CheckIn first = ada().checkIn(keyResult.getName(), "10", "0.5");
        CheckIn second = ada().checkIn(keyResult.getName(), "20", "0.6");

        List<CheckIn> listed = ada().keyResults()
                .listCheckIns(ListCheckInsRequest.newBuilder()
                        .setParent(keyResult.getName())
                        .build())
                .getCheckInsList();

        assertThat(listed).containsExactlyInAnyOrder(first, second);
    }

    @Test
    void refusesCheckInsThatSayNothingOrTooMuch() {
        String objective = ada().objective("Grow", "").getName();
        KeyResult percent = ada().percent(objective);
        KeyResult done = ada().keyResult(
                        objective, KeyResult.newBuilder().setTitle("done").setKind(KeyResult.Kind.BOOLEAN));
        KeyResult steps = ada().keyResult(
                        objective,
                        KeyResult.newBuilder()
                                .setTitle("steps")
                                .setKind(KeyResult.Kind.MILESTONE)
                                .setTargetValue(decimal("3")));
        KeyResult worked = ada().keyResult(
                        objective,
                        KeyResult.newBuilder()
                                .setTitle("worked")
                                .setKind(KeyResult.Kind.BOOLEAN)
                                .setProgressSource(KeyResult.ProgressSource.LINKED_WORK));

        assertThat(refusal(percent, CheckIn.newBuilder()).fields()).containsExactly("check_in.value");
        assertThat(refusal(done, value("0.5")).fields()).containsExactly("check_in.value");
        assertThat(refusal(steps, value("-1")).fields()).containsExactly("check_in.value");
        assertThat(refusal(percent, value("1").setConfidence(decimal("2"))).fields())
                .containsExactly("check_in.confidence");
        assertThat(refusal(worked, value("1")).reason()).isEqualTo("PROGRESS_SOURCE_MISMATCH");
    }

    @Test
    void refusesKeyResultsThatStateNoGoal() {
        String objective = ada().objective("Grow", "").getName();
        assertThat(fields(objective, KeyResult.newBuilder().setTitle("no target")))
                .containsExactly("key_result.target_value");
        assertThat(fields(
                        objective,
                        KeyResult.newBuilder()
                                .setTitle("wrong way")
                                .setStartValue(decimal("5"))
                                .setTargetValue(decimal("1"))))
                .containsExactly("key_result.target_value");
        assertThat(fields(objective, KeyResult.newBuilder().setTitle("no band").setKind(KeyResult.Kind.MAINTAIN)))
                .containsExactly("key_result.lower_bound");
        assertThat(fields(
                        objective,
                        KeyResult.newBuilder()
                                .setTitle("no KPI")
                                .setKind(KeyResult.Kind.BOOLEAN)
                                .setProgressSource(KeyResult.ProgressSource.KPI)))
                .containsExactly("key_result.kpi");
        assertThat(fields(
                        objective,
                        KeyResult.newBuilder()
                                .setTitle("no way")
                                .setKind(KeyResult.Kind.MAINTAIN)
                                .setLowerBound(decimal("1"))
                                .setProgressSource(KeyResult.ProgressSource.LINKED_WORK)))
                .containsExactly("key_result.progress_source");
    }

    private Client ada() {
        return new Client(channels.as(TestCaller.named("ada").in(acme, OrganizationRole.MEMBER)), acme);
    }

    private String progress(Objective objective) {
        return ada().objectiveNow(objective.getName()).getProgress().getValue();
    }

    private void change(KeyResult.Builder keyResult) {
        ada().keyResults()
                .updateKeyResult(UpdateKeyResultRequest.newBuilder()
                        .setKeyResult(keyResult)
                        .build());
    }

    private void change(Objective.Builder objective) {
        ada().objectives()
                .updateObjective(UpdateObjectiveRequest.newBuilder()
                        .setObjective(objective)
                        .build());
    }

    private static CheckIn.Builder value(String value) {
        return CheckIn.newBuilder().setValue(decimal(value));
    }

    private Refusal refusal(KeyResult keyResult, CheckIn.Builder checkIn) {
        return Refusal.of(() -> ada().keyResults()
                .createCheckIn(CreateCheckInRequest.newBuilder()
                        .setParent(keyResult.getName())
                        .setCheckIn(checkIn)
                        .build()));
    }

    private List<String> fields(String objective, KeyResult.Builder keyResult) {
        return Refusal.of(() -> ada().keyResult(objective, keyResult)).fields();
    }
}
