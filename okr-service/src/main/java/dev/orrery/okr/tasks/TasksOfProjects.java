package dev.orrery.okr.tasks;

import dev.orrery.okr.edits.Edit;
import dev.orrery.okr.names.ProjectId;
import dev.orrery.okr.projects.ProjectListener;
import org.springframework.stereotype.Component;

/** The tasks of a deleted project stay, without it. */
@Component
final class TasksOfProjects implements ProjectListener {
    private final TaskStore tasks;

    TasksOfProjects(TaskStore tasks) {
        this.tasks = tasks;
    }

    @Override
    public void deleting(Edit edit, ProjectId project) {
        tasks.leaveProject(edit, project);
    }
}
