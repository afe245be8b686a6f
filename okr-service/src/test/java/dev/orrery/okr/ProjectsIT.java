package dev.orrery.okr;

import static dev.orrery.okr.Client.decimal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.google.protobuf.Timestamp;
import dev.orrery.kit.testing.Refusal;
import dev.orrery.kit.testing.ServiceChannels;
import dev.orrery.okr.v1.CreateProjectRequest;
import dev.orrery.okr.v1.CreateTimeLogRequest;
import dev.orrery.okr.v1.DeleteProjectRequest;
import dev.orrery.okr.v1.GetProjectRequest;
import dev.orrery.okr.v1.GetTaskRequest;
import dev.orrery.okr.v1.ListProjectTimelineRequest;
import dev.orrery.okr.v1.ListProjectTimelineResponse;
import dev.orrery.okr.v1.Project;
import dev.orrery.okr.v1.Task;
import dev.orrery.okr.v1.TimeLog;
import dev.orrery.okr.v1.TimelineEntry;
import dev.orrery.okr.v1.UpdateTaskRequest;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Projects: what their tasks add up to, and what happens in them. */
@OkrTest
class ProjectsIT {
    @Autowired
    private ServiceChannels channels;

    private Team team;

    @BeforeEach
    void setUp() {
        team = new Team(channels);
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
        team.ada()
                .projects()
                .deleteProject(DeleteProjectRequest.newBuilder()
                        .setName(project.getName())
                        .build());

        assertThat(team.ada()
                        .tasks()
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
        String open = team.ada()
                .tasks()
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
            ListProjectTimelineResponse page = team.ada()
                    .projects()
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

    private Project project(Project.Builder project) {
        return team.ada()
                .projects()
                .createProject(CreateProjectRequest.newBuilder()
                        .setParent(team.acme.name())
                        .setProject(project)
                        .build());
    }

    private Project get(Project project) {
        return team.ada()
                .projects()
                .getProject(GetProjectRequest.newBuilder()
                        .setName(project.getName())
                        .build());
    }

    private Task inProject(Project project, Task.State state) {
        return team.ada()
                .tasks()
                .updateTask(UpdateTaskRequest.newBuilder()
                        .setTask(Task.newBuilder()
                                .setName(team.ada().task("work").getName())
                                .setProject(project.getName())
                                .setEstimatedHours(decimal("2"))
                                .setState(state))
                        .build());
    }

    private void logHours(Task task, String hours) {
        team.ada()
                .tasks()
                .createTimeLog(CreateTimeLogRequest.newBuilder()
                        .setParent(task.getName())
                        .setTimeLog(TimeLog.newBuilder().setDay("2026-11-20").setHours(decimal(hours)))
                        .build());
    }
}
