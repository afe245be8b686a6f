package dev.orrery.okr;

import static dev.orrery.okr.Client.decimal;
import static org.assertj.core.api.Assertions.assertThat;

import dev.orrery.kit.identity.Organization;
import dev.orrery.kit.identity.OrganizationRole;
import dev.orrery.kit.testing.FixedClock;
import dev.orrery.kit.testing.Refusal;
import dev.orrery.kit.testing.ServiceChannels;
import dev.orrery.kit.testing.TestCaller;
import dev.orrery.okr.objectives.OutdatedObjectives;
import dev.orrery.okr.v1.CheckIn;
import dev.orrery.okr.v1.CreateDependencyRequest;
import dev.orrery.okr.v1.DeleteDependencyRequest;
import dev.orrery.okr.v1.DeleteObjectiveRequest;
import dev.orrery.okr.v1.Dependency;
import dev.orrery.okr.v1.KeyResult;
import dev.orrery.okr.v1.ListDependenciesRequest;
import dev.orrery.okr.v1.Objective;
import dev.orrery.okr.v1.UpdateKeyResultRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What objectives say about each other and about when they are checked in on. */
@OkrTest
class DependenciesIT {
    @Autowired
    private ServiceChannels channels;

    @Autowired
    private FixedClock clock;

    @Autowired
    private OutdatedObjectives timeAlone;

    private final Organization acme = TestCaller.organization("acme");

    @Test
    void letsAnObjectiveWaitForAnother() {
        Objective waiting = ada().objective("Sell it", "");
        Objective awaited = ada().objective("Build it", "");
        Dependency dependency = wait(waiting, awaited);

        assertThat(dependenciesOf(waiting.getName())).containsExactly(dependency);
        assertThat(dependenciesOf(acme.name() + "/objectives/-")).containsExactly(dependency);
        assertThat(Refusal.of(() -> wait(waiting, awaited)).reason()).isEqualTo("DEPENDENCY_EXISTS");

        delete(dependency);
        assertThat(dependenciesOf(waiting.getName())).isEmpty();
        assertThat(Refusal.of(() -> delete(dependency)).reason()).isEqualTo("DEPENDENCY_NOT_FOUND");
    }

    @Test
    void refusesToLetAnObjectiveWaitForItself() {
        Objective one = ada().objective("one", "");
        Objective two = ada().objective("two", "");
        Objective three = ada().objective("three", "");
        wait(one, two);
        wait(two, three);

        assertThat(Refusal.of(() -> wait(three, one)).reason()).isEqualTo("DEPENDENCY_CYCLE");
        assertThat(Refusal.of(() -> wait(one, one)).reason()).isEqualTo("DEPENDENCY_CYCLE");
    }

    @Test
    void forgetsWhatADeletedObjectiveWaitedForAndWasAwaitedBy() {
        Objective one = ada().objective("one", "");
        Objective two = ada().objective("two", "");
        Objective three = ada().objective("three", "");
        wait(one, two);
        wait(two, three);

        ada().objectives()
                .deleteObjective(DeleteObjectiveRequest.newBuilder()
                        .setName(two.getName())
                        .build());

        assertThat(dependenciesOf(acme.name() + "/objectives/-")).isEmpty();
        assertThat(Refusal.of(() -> wait(one, two)).reason()).isEqualTo("OBJECTIVE_NOT_FOUND");
    }

    @Test
    void tellsWhenTheNextCheckInIsDue() {
        Objective objective = ada().objective(
                        Objective.newBuilder().setTitle("Grow").setCheckInCadence("RRULE:FREQ=DAILY;INTERVAL=7"));
        Instant first = nextCheckIn(objective);
        KeyResult keyResult = ada().percent(objective.getName());
        clock.set(first);
        ada().checkIn(keyResult.getName(), "10", "0.8");

        assertThat(nextCheckIn(objective)).isEqualTo(first.plus(Duration.ofDays(7)));
        clock.advance(Duration.ofDays(9));
        timeAlone.outdate(acme);
        assertThat(ada().objectiveNow(objective.getName()).getHealth()).isEqualTo(Objective.Health.OUTDATED);
        assertThat(Refusal.of(() -> ada().objective(
                                        Objective.newBuilder().setTitle("Grow").setCheckInCadence("each Friday")))
                        .fields())
                .containsExactly("objective.check_in_cadence");
    }

    @Test
    void countsACheckInThatChangesNoNumber() {
        Objective objective = ada().objective(
                        Objective.newBuilder().setTitle("Grow").setCheckInCadence("RRULE:FREQ=DAILY;INTERVAL=7"));
        Instant first = nextCheckIn(objective);
        KeyResult keyResult = ada().percent(objective.getName());
        clock.set(first);
        ada().checkIn(keyResult.getName(), "10", "0.8");
        clock.set(first.plus(Duration.ofDays(7)));
        ada().checkIn(keyResult.getName(), "10", "0.8");

        assertThat(nextCheckIn(objective)).isEqualTo(first.plus(Duration.ofDays(14)));
    }

    @Test
    void tellsOfTheCheckInsUntilAnObjectiveIsDue() {
        Objective.Builder weekly = Objective.newBuilder()
                .setTitle("Grow")
                .setStartDate("2026-12-01")
                .setCheckInCadence("RRULE:FREQ=WEEKLY;BYDAY=FR");

        Objective until = ada().objective(weekly.clone().setDueDate("2026-12-18"));
        Objective endless = ada().objective(weekly.clone());

        assertThat(upcoming(until))
                .containsExactly(
                        Instant.parse("2026-12-04T09:00:00Z"),
                        Instant.parse("2026-12-11T09:00:00Z"),
                        Instant.parse("2026-12-18T09:00:00Z"));
        assertThat(upcoming(endless))
                .startsWith(Instant.parse("2026-12-04T09:00:00Z"))
                .hasSize(53);
        assertThat(upcoming(ada().objective("Grow by itself", ""))).isEmpty();
    }

    @Test
    void keepsInACheckInWhatItWasAbout() {
        KeyResult keyResult = ada().percent(ada().objective("Grow", "").getName());
        ada().checkIn(keyResult.getName(), "10", "0.8");
        CheckIn second = ada().checkIn(keyResult.getName(), "20", "0.8");
        ada().keyResults()
                .updateKeyResult(UpdateKeyResultRequest.newBuilder()
                        .setKeyResult(KeyResult.newBuilder()
                                .setName(keyResult.getName())
                                .setTargetValue(decimal("50")))
                        .build());

        assertThat(second.getSnapshot())
                .isEqualTo(CheckIn.Snapshot.newBuilder()
                        .setPreviousValue(decimal("10"))
                        .setPreviousProgress(decimal("0.1"))
                        .setStartValue(decimal("0"))
                        .setTargetValue(decimal("100"))
                        .build());
    }

    private static List<Instant> upcoming(Objective objective) {
        return objective.getUpcomingCheckInTimesList().stream()
                .map(time -> Instant.ofEpochSecond(time.getSeconds()))
                .toList();
    }

    private Instant nextCheckIn(Objective objective) {
        return Instant.ofEpochSecond(
                ada().objectiveNow(objective.getName()).getNextCheckInTime().getSeconds());
    }

    private Dependency wait(Objective waiting, Objective awaited) {
        return ada().objectives()
                .createDependency(CreateDependencyRequest.newBuilder()
                        .setParent(waiting.getName())
                        .setDependency(Dependency.newBuilder().setDependsOn(awaited.getName()))
                        .build());
    }

    private void delete(Dependency dependency) {
        ada().objectives()
                .deleteDependency(DeleteDependencyRequest.newBuilder()
                        .setName(dependency.getName())
                        .build());
    }

    private List<Dependency> dependenciesOf(String objective) {
        return ada().objectives()
                .listDependencies(ListDependenciesRequest.newBuilder()
                        .setParent(objective)
                        .build())
                .getDependenciesList();
    }

    private Client ada() {
        return new Client(channels.as(TestCaller.named("ada").in(acme, OrganizationRole.MEMBER)), acme);
    }
}
