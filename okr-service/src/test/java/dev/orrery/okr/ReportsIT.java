package dev.orrery.okr;

import static dev.orrery.okr.Client.decimal;
import static org.assertj.core.api.Assertions.assertThat;

import dev.orrery.kit.identity.Organization;
import dev.orrery.kit.identity.OrganizationRole;
import dev.orrery.kit.testing.Refusal;
import dev.orrery.kit.testing.ServiceChannels;
import dev.orrery.kit.testing.TestCaller;
import dev.orrery.okr.v1.CreateCycleRequest;
import dev.orrery.okr.v1.CreateSquadRequest;
import dev.orrery.okr.v1.Cycle;
import dev.orrery.okr.v1.CycleReport;
import dev.orrery.okr.v1.ExportCycleReportRequest;
import dev.orrery.okr.v1.GetCycleReportRequest;
import dev.orrery.okr.v1.Objective;
import dev.orrery.okr.v1.ReportServiceGrpc;
import dev.orrery.okr.v1.ReportServiceGrpc.ReportServiceBlockingStub;
import dev.orrery.okr.v1.Squad;
import dev.orrery.okr.v1.UpdateObjectiveRequest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A cycle summed up by squad, score and confidence, and as a table. */
@OkrTest
class ReportsIT {
    @Autowired
    private ServiceChannels channels;

    private final Organization acme = TestCaller.organization("acme");

    @Test
    void sumsACycleUp() {
        // Over long ago, so all of it has passed and what is not done is off pace.
        Cycle cycle = cycle("2020-01-01", "2020-03-31");
        Squad squad = squad();
        Objective behind = objective(cycle, squad, "Behind");
        max().checkIn(max().percent(behind.getName()).getName(), "40", "0.9");
        Objective ended = objective(cycle, squad, "=Ended, \"nearly\"");
        max().checkIn(max().percent(ended.getName()).getName(), "80", "0.9");
        max().checkIn(max().percent(ended.getName()).getName(), "20", "0.1");
        end(ended);
        objective(cycle, null, "Without a squad");

        CycleReport report = report(cycle, "");

        assertThat(report.getElapsed().getValue()).isEqualTo("1");
        assertThat(report.getSquadsList())
                .containsExactly(
                        CycleReport.SquadProgress.newBuilder()
                                .setObjectives(1)
                                .setProgress(decimal("0"))
                                .setOffPace(1)
                                .build(),
                        CycleReport.SquadProgress.newBuilder()
                                .setSquad(squad.getName())
                                .setObjectives(2)
                                .setProgress(decimal("0.45"))
                                .setOffPace(1)
                                .build());
        assertThat(report.getScoresList()).hasSize(10);
        assertThat(report.getScores(7).getObjectives()).isOne();
        assertThat(report.getCalibration(0).getProgress().getValue()).isEqualTo("0.2");
        assertThat(report.getCalibration(4).getProgress().getValue()).isEqualTo("0.8");
        assertThat(report.getCalibration(2).hasProgress()).isFalse();
        assertThat(report(cycle, squad.getName()).getSquadsList()).hasSize(1);
    }

    @Test
    void tellsWhatHasNotBegunFromWhatIsBehind() {
        Cycle cycle = cycle("2090-01-01", "2090-03-31");
        objective(cycle, null, "Early");

        CycleReport report = report(cycle, "");

        assertThat(report.getElapsed().getValue()).isEqualTo("0");
        assertThat(report.getSquads(0).getOffPace()).isZero();
    }

    @Test
    void exportsATableThatNoSpreadsheetRuns() {
        Cycle cycle = cycle("2020-01-01", "2020-03-31");
        Objective ended = objective(cycle, null, "=Ended, \"nearly\"");
        end(ended);

        String[] lines = reports()
                .exportCycleReport(ExportCycleReportRequest.newBuilder()
                        .setName(cycle.getName())
                        .build())
                .getData()
                .toStringUtf8()
                .split("\r\n", -1);

        assertThat(lines).hasSize(3);
        assertThat(lines[0]).startsWith("\"name\",\"title\"");
        assertThat(lines[1])
                .startsWith("\"" + ended.getName() + "\",\"'=Ended, \"\"nearly\"\"\",")
                .endsWith("\"COMPLETED\",\"PENDING\",\"\",\"0.7\",\"Nearly.\",\"false\"");
    }

    @Test
    void tellsThatThereIsNoSuchCycle() {
        Cycle none = Cycle.newBuilder().setName(acme.name() + "/cycles/none").build();
        assertThat(Refusal.of(() -> report(none, "")).reason()).isEqualTo("CYCLE_NOT_FOUND");
    }

    private CycleReport report(Cycle cycle, String squad) {
        return reports()
                .getCycleReport(GetCycleReportRequest.newBuilder()
                        .setName(cycle.getName())
                        .setSquad(squad)
                        .build());
    }

    private ReportServiceBlockingStub reports() {
        return ReportServiceGrpc.newBlockingStub(max().channel());
    }

    private Cycle cycle(String start, String end) {
        return max().cycles()
                .createCycle(CreateCycleRequest.newBuilder()
                        .setParent(acme.name())
                        .setCycle(Cycle.newBuilder()
                                .setDisplayName("cycle")
                                .setStartDate(start)
                                .setEndDate(end))
                        .build());
    }

    private Squad squad() {
        return max().squads()
                .createSquad(CreateSquadRequest.newBuilder()
                        .setParent(acme.name())
                        .setSquad(Squad.newBuilder().setDisplayName("Core"))
                        .build());
    }

    private Objective objective(Cycle cycle, @Nullable Squad squad, String title) {
        return max().objective(Objective.newBuilder()
                .setTitle(title)
                .setCycle(cycle.getName())
                .setSquad(squad == null ? "" : squad.getName()));
    }

    private void end(Objective objective) {
        max().objectives()
                .updateObjective(UpdateObjectiveRequest.newBuilder()
                        .setObjective(Objective.newBuilder()
                                .setName(objective.getName())
                                .setState(Objective.State.COMPLETED)
                                .setScore(decimal("0.7"))
                                .setScoreReason("Nearly."))
                        .build());
    }

    private Client max() {
        return new Client(channels.as(TestCaller.named("max").in(acme, OrganizationRole.ADMIN)), acme);
    }
}
