package dev.orrery.okr;

import static dev.orrery.okr.Client.decimal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.google.protobuf.Timestamp;
import dev.orrery.kit.identity.Organization;
import dev.orrery.kit.identity.OrganizationRole;
import dev.orrery.kit.testing.Refusal;
import dev.orrery.kit.testing.ServiceChannels;
import dev.orrery.kit.testing.TestCaller;
import dev.orrery.okr.v1.CreateCycleRequest;
import dev.orrery.okr.v1.CreateProjectRequest;
import dev.orrery.okr.v1.CreateSquadRequest;
import dev.orrery.okr.v1.CreateTimeLogRequest;
import dev.orrery.okr.v1.Cycle;
import dev.orrery.okr.v1.DeleteCycleRequest;
import dev.orrery.okr.v1.DeleteProjectRequest;
import dev.orrery.okr.v1.DeleteSquadRequest;
import dev.orrery.okr.v1.DeleteTaskRequest;
import dev.orrery.okr.v1.GetProjectRequest;
import dev.orrery.okr.v1.GetTaskRequest;
import dev.orrery.okr.v1.ListCyclesRequest;
import dev.orrery.okr.v1.ListProjectTimelineRequest;
import dev.orrery.okr.v1.ListProjectTimelineResponse;
import dev.orrery.okr.v1.ListTasksRequest;
import dev.orrery.okr.v1.Objective;
import dev.orrery.okr.v1.Project;
import dev.orrery.okr.v1.Squad;
import dev.orrery.okr.v1.Task;
import dev.orrery.okr.v1.TimeLog;
import dev.orrery.okr.v1.TimelineEntry;
import dev.orrery.okr.v1.UpdateSquadRequest;
import dev.orrery.okr.v1.UpdateTaskRequest;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Tasks, projects, squads and cycles. */
@OkrTest
class WorkIT {
    @Autowired
    private ServiceChannels channels;

    private final Organization acme = TestCaller.organization("acme");
    private final TestCaller benCaller = TestCaller.named("ben").in(acme, OrganizationRole.MEMBER);

    @Test
    void completesATaskWhenItIsDoneAndTakesThatBack() {
        Task task = ada().task("write");

        Task done = ada().move(task, Task.State.DONE);
        Task again = ada().move(task, Task.State.IN_PROGRESS);

        assertThat(done.hasCompleteTime()).isTrue();
        assertThat(again.hasCompleteTime()).isFalse();
        assertThat(done.getCreator()).isEqualTo(task.getCreator());
    }

    @Test
    void listsTasksByWhoDoesThem() {
        ada().task("for nobody");
        Task bens = ada().tasks()
                .updateTask(UpdateTaskRequest.newBuilder()
                        .setTask(Task.newBuilder()
                                .setName(ada().task("for ben").getName())
                                .setAssignee(acme.userName(benCaller.id()))
                                .setEstimatedHours(decimal("1.50")))
                        .build());

        assertThat(ada().tasks()
                        .listTasks(ListTasksRequest.newBuilder()
                                .setParent(acme.name())
                                .setFilter("assignee=\"" + bens.getAssignee() + "\" AND state=TODO")
                                .build())
                        .getTasksList())
                .containsExactly(bens);
    }

    @Test
    void countsAProjectsTasksAndLetsThemGoWithIt() {
        Project project = project(Project.newBuilder().setDisplayName("Launch"));
        Task done = inProject(project, Task.State.DONE);
        logHours(done, "1.5");
        logHours(inProject(project, Task.State.BLOCKED), "0.25");
        logHours(inProject(project, Task.State.CANCELLED), "4");
        inProject(project, Task.State.TODO);

        assertThat(get(project).getStats())
                .isEqualTo(Project.Stats.newBuilder()
                        .setTasks(3)
                        .setTasksDone(1)
                        .setTasksBlocked(1)
                        .setEstimatedHours(decimal("6"))
                        .setLoggedHours(decimal("1.75"))
                        .build());
        ada().projects()
                .deleteProject(DeleteProjectRequest.newBuilder()
                        .setName(project.getName())
                        .build());

        assertThat(ada().tasks()
                        .getTask(GetTaskRequest.newBuilder()
                                .setName(done.getName())
                                .build())
                        .getProject())
                .isEmpty();
        assertThat(Refusal.of(() -> get(project)).reason()).isEqualTo("PROJECT_NOT_FOUND");
        assertThat(Refusal.of(() -> inProject(project, Task.State.TODO)).reason())
                .isEqualTo("PROJECT_NOT_FOUND");
    }

    @Test
    void tellsWhatHappensInAProjectInOrder() {
        Project project = project(Project.newBuilder()
                .setDisplayName("Launch")
                .setStartDate("2026-11-20")
                .setDueDate("2026-12-24"));
        String done = inProject(project, Task.State.DONE).getName();
        String open = ada().tasks()
                .updateTask(UpdateTaskRequest.newBuilder()
                        .setTask(Task.newBuilder()
                                .setName(inProject(project, Task.State.TODO).getName())
                                .setDueTime(Timestamp.newBuilder().setSeconds(4_000_000_000L)))
                        .build())
                .getName();

        List<TimelineEntry> timeline = timeline(project, 1);

        assertThat(timeline).isEqualTo(timeline(project, 100));
        assertThat(timeline)
                .extracting(TimelineEntry::getKind, TimelineEntry::getResource)
                .containsExactlyInAnyOrder(
                        tuple(TimelineEntry.Kind.PROJECT_STARTS, project.getName()),
                        tuple(TimelineEntry.Kind.TASK_CREATED, done),
                        tuple(TimelineEntry.Kind.TASK_DONE, done),
                        tuple(TimelineEntry.Kind.TASK_CREATED, open),
                        tuple(TimelineEntry.Kind.PROJECT_DUE, project.getName()),
                        tuple(TimelineEntry.Kind.TASK_DUE, open));
        assertThat(timeline.getFirst().getTitle()).isEqualTo("Launch");
        assertThat(timeline.getLast().getResource()).isEqualTo(open);
    }

    private List<TimelineEntry> timeline(Project project, int pageSize) {
        List<TimelineEntry> entries = new ArrayList<>();
        String token = "";
        do {
            ListProjectTimelineResponse page = ada().projects()
                    .listProjectTimeline(ListProjectTimelineRequest.newBuilder()
                            .setParent(project.getName())
                            .setPageSize(pageSize)
                            .setPageToken(token)
                            .build());
            entries.addAll(page.getEntriesList());
            token = page.getNextPageToken();
        } while (!token.isEmpty());
        return entries;
    }

    @Test
    void letsOnlyThoseConcernedDeleteATask() {
        Task task = ada().task("write");
        DeleteTaskRequest delete =
                DeleteTaskRequest.newBuilder().setName(task.getName()).build();

        assertThat(Refusal.of(() -> ben().tasks().deleteTask(delete)).reason()).isEqualTo("ACCESS_DENIED");
        ada().tasks().deleteTask(delete);
        assertThat(Refusal.of(() -> ada().tasks().deleteTask(delete)).reason()).isEqualTo("TASK_NOT_FOUND");
    }

    @Test
    void letsALeadChangeASquad() {
        Squad squad = admin().squads()
                .createSquad(CreateSquadRequest.newBuilder()
                        .setParent(acme.name())
                        .setSquad(Squad.newBuilder()
                                .setDisplayName("Core")
                                .addMembers(Squad.Member.newBuilder()
                                        .setUser(acme.userName(benCaller.id()))
                                        .setRole(Squad.Member.Role.LEAD)))
                        .build());

        assertThat(rename(ben(), squad, "Core team").getDisplayName()).isEqualTo("Core team");
        assertThat(rename(ben(), squad, "Core team").getMembersList()).isEqualTo(squad.getMembersList());
        assertThat(Refusal.of(() -> rename(ada(), squad, "Mine")).reason()).isEqualTo("ACCESS_DENIED");
        Squad twice = squad.toBuilder().addMembers(squad.getMembers(0)).build();
        assertThat(Refusal.of(() -> admin().squads()
                                .updateSquad(UpdateSquadRequest.newBuilder()
                                        .setSquad(twice.toBuilder().clearEtag())
                                        .build()))
                        .fields())
                .containsExactly("squad.members[1].user");
    }

    @Test
    void letsALeadChangeASquadOnlyWhileInIt() {
        Squad.Member.Builder lead =
                Squad.Member.newBuilder().setUser(acme.userName(benCaller.id())).setRole(Squad.Member.Role.LEAD);

        assertThat(rename(ben(), squadOf(lead.setStartDate("2020-01-01")), "Renamed")
                        .getDisplayName())
                .isEqualTo("Renamed");
        Squad left = squadOf(lead.setEndDate("2020-12-31"));
        assertThat(left.getMembers(0)).isEqualTo(lead.build());
        assertThat(Refusal.of(() -> rename(ben(), left, "Renamed")).reason()).isEqualTo("ACCESS_DENIED");
        assertThat(Refusal.of(() -> squadOf(lead.setEndDate("2019-12-31"))).fields())
                .containsExactly("squad.members[0].end_date");
    }

    private Squad squadOf(Squad.Member.Builder member) {
        return admin().squads()
                .createSquad(CreateSquadRequest.newBuilder()
                        .setParent(acme.name())
                        .setSquad(Squad.newBuilder().setDisplayName("Core").addMembers(member))
                        .build());
    }

    @Test
    void keepsCyclesAndSquadsThatAreInUse() {
        Cycle cycle = cycle("2026 Q4", "2026-10-01", "2026-12-31");
        Squad squad = admin().squads()
                .createSquad(CreateSquadRequest.newBuilder()
                        .setParent(acme.name())
                        .setSquad(Squad.newBuilder().setDisplayName("Core"))
                        .build());
        ada().objective(Objective.newBuilder()
                .setTitle("Grow")
                .setCycle(cycle.getName())
                .setSquad(squad.getName()));

        assertThat(Refusal.of(() -> admin().cycles()
                                .deleteCycle(DeleteCycleRequest.newBuilder()
                                        .setName(cycle.getName())
                                        .build()))
                        .reason())
                .isEqualTo("CYCLE_IN_USE");
        assertThat(Refusal.of(() -> admin().squads()
                                .deleteSquad(DeleteSquadRequest.newBuilder()
                                        .setName(squad.getName())
                                        .build()))
                        .reason())
                .isEqualTo("SQUAD_IN_USE");
    }

    @Test
    void listsCyclesTheLatestFirst() {
        Cycle older = cycle("2026 Q3", "2026-07-01", "2026-09-30");
        Cycle latest = cycle("2026 Q4", "2026-10-01", "2026-12-31");

        assertThat(ada().cycles()
                        .listCycles(ListCyclesRequest.newBuilder()
                                .setParent(acme.name())
                                .build())
                        .getCyclesList())
                .containsExactly(latest, older);
        assertThat(Refusal.of(() -> cycle("odd", "2026-10-02", "2026-10-01")).fields())
                .containsExactly("cycle.end_date");
        assertThat(Refusal.of(() -> createCycle(ada(), "mine", "2026-10-02", "2026-10-03"))
                        .reason())
                .isEqualTo("ACCESS_DENIED");
    }

    private Client ada() {
        return client(TestCaller.named("ada").in(acme, OrganizationRole.MEMBER));
    }

    private Client ben() {
        return client(benCaller);
    }

    private Client admin() {
        return client(TestCaller.named("max").in(acme, OrganizationRole.ADMIN));
    }

    private Client client(TestCaller caller) {
        return new Client(channels.as(caller), acme);
    }

    private Project project(Project.Builder project) {
        return ada().projects()
                .createProject(CreateProjectRequest.newBuilder()
                        .setParent(acme.name())
                        .setProject(project)
                        .build());
    }

    private Project get(Project project) {
        return ada().projects()
                .getProject(GetProjectRequest.newBuilder()
                        .setName(project.getName())
                        .build());
    }

    private Task inProject(Project project, Task.State state) {
        return ada().tasks()
                .updateTask(UpdateTaskRequest.newBuilder()
                        .setTask(Task.newBuilder()
                                .setName(ada().task("work").getName())
                                .setProject(project.getName())
                                .setEstimatedHours(decimal("2"))
                                .setState(state))
                        .build());
    }

    private void logHours(Task task, String hours) {
        ada().tasks()
                .createTimeLog(CreateTimeLogRequest.newBuilder()
                        .setParent(task.getName())
                        .setTimeLog(TimeLog.newBuilder().setDay("2026-11-20").setHours(decimal(hours)))
                        .build());
    }

    private static Squad rename(Client client, Squad squad, String displayName) {
        return client.squads()
                .updateSquad(UpdateSquadRequest.newBuilder()
                        .setSquad(Squad.newBuilder().setName(squad.getName()).setDisplayName(displayName))
                        .build());
    }

    private Cycle cycle(String displayName, String start, String end) {
        return createCycle(admin(), displayName, start, end);
    }

    private Cycle createCycle(Client client, String displayName, String start, String end) {
        return client.cycles()
                .createCycle(CreateCycleRequest.newBuilder()
                        .setParent(acme.name())
                        .setCycle(Cycle.newBuilder()
                                .setDisplayName(displayName)
                                .setStartDate(start)
                                .setEndDate(end))
                        .build());
    }
}
