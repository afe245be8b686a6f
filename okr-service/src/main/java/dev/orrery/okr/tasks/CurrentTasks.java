package dev.orrery.okr.tasks;

import dev.orrery.kit.paging.Page;
import dev.orrery.kit.paging.PageRequest;
import dev.orrery.kit.tenancy.OrganizationTransaction;
import dev.orrery.okr.rows.CurrentResources;
import dev.orrery.okr.v1.Task;
import org.springframework.stereotype.Component;

/** The tasks that there are. */
@Component
final class CurrentTasks implements CurrentResources {
    private final TaskStore tasks;

    CurrentTasks(TaskStore tasks) {
        this.tasks = tasks;
    }

    @Override
    public String type() {
        return "task";
    }

    @Override
    public Page<Task> page(OrganizationTransaction transaction, PageRequest asked) {
        return tasks.list(transaction, "", asked);
    }
}
