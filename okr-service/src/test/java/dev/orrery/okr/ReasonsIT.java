package dev.orrery.okr;

import static dev.orrery.okr.Client.decimal;
import static org.assertj.core.api.Assertions.assertThat;

import dev.orrery.kit.identity.Organization;
import dev.orrery.kit.identity.OrganizationRole;
import dev.orrery.kit.testing.Refusal;
import dev.orrery.kit.testing.ServiceChannels;
import dev.orrery.kit.testing.TestCaller;
import dev.orrery.okr.v1.CheckIn;
import dev.orrery.okr.v1.CreateCheckInRequest;
import dev.orrery.okr.v1.CreateCycleRequest;
import dev.orrery.okr.v1.CreateKeyResultRequest;
import dev.orrery.okr.v1.CreateKpiRequest;
import dev.orrery.okr.v1.CreateLinkRequest;
import dev.orrery.okr.v1.CreateObjectiveRequest;
import dev.orrery.okr.v1.CreateProjectRequest;
import dev.orrery.okr.v1.CreateSquadRequest;
import dev.orrery.okr.v1.CreateTaskRequest;
import dev.orrery.okr.v1.Cycle;
import dev.orrery.okr.v1.GetCheckInRequest;
import dev.orrery.okr.v1.GetCycleRequest;
import dev.orrery.okr.v1.GetLinkRequest;
import dev.orrery.okr.v1.GetSquadRequest;
import dev.orrery.okr.v1.GetTaskRequest;
import dev.orrery.okr.v1.KeyResult;
import dev.orrery.okr.v1.Kpi;
import dev.orrery.okr.v1.Link;
import dev.orrery.okr.v1.ListKpisRequest;
import dev.orrery.okr.v1.Objective;
import dev.orrery.okr.v1.Project;
import dev.orrery.okr.v1.Squad;
import dev.orrery.okr.v1.Task;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The reasons that every kind of resource has: there is one already, there is none. */
@OkrTest
class ReasonsIT {
    private static final String ID = "same-id";

    @Autowired
    private ServiceChannels channels;

    private final Organization acme = TestCaller.organization("acme");

    @Test
    void tellsThatAnIdIsTaken() {
        twice(
                "CYCLE_EXISTS",
                () -> max().cycles()
                        .createCycle(CreateCycleRequest.newBuilder()
                                .setParent(acme.name())
                                .setCycleId(ID)
                                .setCycle(Cycle.newBuilder()
                                        .setDisplayName("Q4")
                                        .setStartDate("2026-10-01")
                                        .setEndDate("2026-12-31"))
                                .build()));
        twice(
                "SQUAD_EXISTS",
                () -> max().squads()
                        .createSquad(CreateSquadRequest.newBuilder()
                                .setParent(acme.name())
                                .setSquadId(ID)
                                .setSquad(Squad.newBuilder().setDisplayName("Core"))
                                .build()));
        twice(
                "PROJECT_EXISTS",
                () -> max().projects()
                        .createProject(CreateProjectRequest.newBuilder()
                                .setParent(acme.name())
                                .setProjectId(ID)
                                .setProject(Project.newBuilder().setDisplayName("Launch"))
                                .build()));
        twice(
                "TASK_EXISTS",
                () -> max().tasks()
                        .createTask(CreateTaskRequest.newBuilder()
                                .setParent(acme.name())
                                .setTaskId(ID)
                                .setTask(Task.newBuilder().setTitle("write"))
                                .build()));
        twice(
                "KPI_EXISTS",
                () -> max().kpis()
                        .createKpi(CreateKpiRequest.newBuilder()
                                .setParent(acme.name())
                                .setKpiId(ID)
                                .setKpi(Kpi.newBuilder().setDisplayName("Signups"))
                                .build()));
        twice(
                "OBJECTIVE_EXISTS",
                () -> max().objectives()
                        .createObjective(CreateObjectiveRequest.newBuilder()
                                .setParent(acme.name())
                                .setObjectiveId(ID)
                                .setObjective(Objective.newBuilder().setTitle("Grow"))
                                .build()));
    }

    @Test
    void tellsThatAnIdBelowAnObjectiveIsTaken() {
        String objective = max().objective("Grow", "").getName();
        String keyResult = objective + "/keyResults/" + ID;
        twice(
                "KEY_RESULT_EXISTS",
                () -> max().keyResults()
                        .createKeyResult(CreateKeyResultRequest.newBuilder()
                                .setParent(objective)
                                .setKeyResultId(ID)
                                .setKeyResult(KeyResult.newBuilder()
                                        .setTitle("percent")
                                        .setTargetValue(decimal("100")))
                                .build()));
        twice(
                "CHECK_IN_EXISTS",
                () -> max().keyResults()
                        .createCheckIn(CreateCheckInRequest.newBuilder()
                                .setParent(keyResult)
                                .setCheckInId(ID)
                                .setCheckIn(CheckIn.newBuilder().setValue(decimal("1")))
                                .build()));
        String task = max().task("write").getName();
        twice(
                "LINK_EXISTS",
                () -> max().links()
                        .createLink(CreateLinkRequest.newBuilder()
                                .setParent(acme.name())
                                .setLinkId(ID)
                                .setLink(Link.newBuilder().setSource(task).setTarget(keyResult))
                                .build()));
    }

    @Test
    void tellsThatThereIsNone() {
        refused(
                "CYCLE_NOT_FOUND",
                () -> max().cycles()
                        .getCycle(GetCycleRequest.newBuilder()
                                .setName(name("cycles"))
                                .build()));
        refused(
                "SQUAD_NOT_FOUND",
                () -> max().squads()
                        .getSquad(GetSquadRequest.newBuilder()
                                .setName(name("squads"))
                                .build()));
        refused(
                "TASK_NOT_FOUND",
                () -> max().tasks()
                        .getTask(GetTaskRequest.newBuilder()
                                .setName(name("tasks"))
                                .build()));
        refused(
                "LINK_NOT_FOUND",
                () -> max().links()
                        .getLink(GetLinkRequest.newBuilder()
                                .setName(name("links"))
                                .build()));
        refused("KPI_NOT_FOUND", () -> max().kpiNow(name("kpis")));
        refused("KEY_RESULT_NOT_FOUND", () -> max().keyResultNow(name("objectives") + "/keyResults/none"));
        refused(
                "CHECK_IN_NOT_FOUND",
                () -> max().keyResults()
                        .getCheckIn(GetCheckInRequest.newBuilder()
                                .setName(name("objectives") + "/keyResults/none/checkIns/none")
                                .build()));
        refused(
                "PAGE_TOKEN_INVALID",
                () -> max().kpis()
                        .listKpis(ListKpisRequest.newBuilder()
                                .setParent(acme.name())
                                .setPageToken("next")
                                .build()));
    }

    private Client max() {
        return new Client(channels.as(TestCaller.named("max").in(acme, OrganizationRole.ADMIN)), acme);
    }

    private String name(String collection) {
        return acme.name() + "/" + collection + "/none";
    }

    private static void twice(String reason, Runnable create) {
        create.run();
        refused(reason, create);
    }

    private static void refused(String reason, Runnable call) {
        assertThat(Refusal.of(call).reason()).isEqualTo(reason);
    }
}
