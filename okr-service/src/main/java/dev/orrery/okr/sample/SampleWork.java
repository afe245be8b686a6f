package dev.orrery.okr.sample;

import dev.orrery.okr.edits.Edit;
import dev.orrery.okr.fields.Times;
import dev.orrery.okr.names.ProjectId;
import dev.orrery.okr.projects.ProjectStore;
import dev.orrery.okr.tasks.TaskStore;
import dev.orrery.okr.v1.Project;
import dev.orrery.okr.v1.Task;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** Two projects, and five tasks of which no two are in the same state. */
@Component
final class SampleWork {
    private final ProjectStore projects;
    private final TaskStore tasks;

    SampleWork(ProjectStore projects, TaskStore tasks) {
        this.projects = projects;
        this.tasks = tasks;
    }

    void create(Edit edit, SampleNames names) {
        projects.create(
                edit,
                names.launchProject().value(),
                Project.newBuilder().setDisplayName("Get started").build());
        projects.create(
                edit,
                names.habitsProject().value(),
                Project.newBuilder()
                        .setDisplayName("Better meetings")
                        .setState(Project.State.PLANNED)
                        .build());
        task(edit, names, "import", "Import a calendar", Task.State.DONE, names.launchProject(), 0);
        task(edit, names, "invite", "Invite the team", Task.State.IN_PROGRESS, names.launchProject(), 2);
        task(edit, names, "interview", "Ask three people what blocks them", Task.State.TODO, names.launchProject(), 5);
        task(edit, names, "agenda", "No meeting without an agenda", Task.State.BLOCKED, names.habitsProject(), 7);
        task(edit, names, "archive", "Print all minutes", Task.State.CANCELLED, names.habitsProject(), 1);
    }

    private void task(
            Edit edit, SampleNames names, String word, String title, Task.State state, ProjectId project, int dueDays) {
        tasks.create(
                edit,
                names.task(word).value(),
                Task.newBuilder()
                        .setTitle(title)
                        .setState(state)
                        .setProject(project.in(edit.organization()))
                        .setAssignee(edit.organization()
                                .userName(edit.author().user().orElseThrow()))
                        .setDueTime(Times.of(edit.time().plus(Duration.ofDays(dueDays))))
                        .build());
    }
}
