package dev.orrery.okr.tasks;

import static dev.orrery.okr.schema.Tables.TASK;

import dev.orrery.kit.errors.ServiceException;
import dev.orrery.kit.etag.Etag;
import dev.orrery.kit.fieldmask.Update;
import dev.orrery.kit.identity.Organization;
import dev.orrery.kit.paging.Page;
import dev.orrery.kit.paging.PageRequest;
import dev.orrery.kit.tenancy.OrganizationTransaction;
import dev.orrery.okr.edits.Edit;
import dev.orrery.okr.fields.References;
import dev.orrery.okr.names.ProjectId;
import dev.orrery.okr.names.TaskId;
import dev.orrery.okr.rows.FilterConditions;
import dev.orrery.okr.rows.Ids;
import dev.orrery.okr.rows.Missing;
import dev.orrery.okr.rows.Rows;
import dev.orrery.okr.schema.tables.records.TaskRecord;
import dev.orrery.okr.v1.ErrorReason;
import dev.orrery.okr.v1.Task;
import java.util.List;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/** The tasks of an organisation. */
@Component
public final class TaskStore {
    private static final Rows<TaskRecord> ROWS = new Rows<>(TASK, TASK.ORG_ID, TASK.TASK_ID);

    private final List<TaskListener> listeners;

    TaskStore(List<TaskListener> listeners) {
        this.listeners = List.copyOf(listeners);
    }

    public Task create(Edit edit, String chosenId, Task wanted) {
        TaskRecord row = new TaskRecord();
        row.setOrgId(edit.organizationId());
        row.setTaskId(Ids.orNew(chosenId, edit));
        row.setCreatorId(edit.author().requireUser());
        row.setVersion(1L);
        row.setCreateTime(edit.time());
        row.setUpdateTime(edit.time());
        TaskProtos.apply(edit, wanted, row);
        edit.sql().executeInsert(row);
        return edit.changes().created(TaskProtos.of(edit.organization(), row));
    }

    Task get(OrganizationTransaction transaction, TaskId id) {
        TaskRecord row = ROWS.find(transaction, id.value()).orElseThrow(missing(id.in(transaction.organization())));
        return TaskProtos.of(transaction.organization(), row);
    }

    Page<Task> list(OrganizationTransaction transaction, String filter, PageRequest asked) {
        return ROWS.page(transaction, filters(transaction.organization()).of(filter), asked)
                .map(row -> TaskProtos.of(transaction.organization(), row));
    }

    Task update(Edit edit, TaskId id, Update<Task> update) {
        String name = id.in(edit.organization());
        TaskRecord row = ROWS.lock(edit.transaction(), id.value()).orElseThrow(missing(name));
        Etag.ofVersion(row.getVersion()).requireMatch(update.patch().getEtag(), name);
        Task before = TaskProtos.of(edit.organization(), row);
        TaskProtos.apply(edit, update.applyTo(before), row);
        if (TaskProtos.of(edit.organization(), row).equals(before)) {
            return before;
        }
        return save(edit, row, before);
    }

    void delete(Edit edit, TaskId id, String etag) {
        String name = id.in(edit.organization());
        TaskRecord row = ROWS.lockToDelete(edit.transaction(), id.value()).orElseThrow(missing(name));
        boolean isTheirs = edit.author().is(row.getCreatorId()) || edit.author().is(row.getAssigneeId());
        edit.author().requireAdminOr(isTheirs, "the task's creator or assignee");
        Etag.ofVersion(row.getVersion()).requireMatch(etag, name);
        remove(edit, row);
    }

    /** Deletes a task if it is there. */
    public void deleteIfPresent(Edit edit, TaskId id) {
        ROWS.lockToDelete(edit.transaction(), id.value()).ifPresent(row -> remove(edit, row));
    }

    /** Takes the tasks of a project out of it. */
    void leaveProject(Edit edit, ProjectId project) {
        edit.sql()
                .selectFrom(TASK)
                .where(TASK.ORG_ID.eq(edit.organizationId()), TASK.PROJECT_ID.eq(project.value()))
                .orderBy(TASK.TASK_ID)
                .forNoKeyUpdate()
                .fetch()
                .forEach(row -> {
                    Task before = TaskProtos.of(edit.organization(), row);
                    row.setProjectId(null);
                    save(edit, row, before);
                });
    }

    private Task save(Edit edit, TaskRecord row, Task before) {
        TaskId id = new TaskId(row.getTaskId());
        row.setVersion(row.getVersion() + 1);
        row.setUpdateTime(edit.time());
        edit.sql().executeUpdate(row);
        Task after = edit.changes().updated(before, TaskProtos.of(edit.organization(), row));
        if (!after.getTitle().equals(before.getTitle())) {
            listeners.forEach(listener -> listener.renamed(edit, id, after.getTitle()));
        }
        if (after.getState() != before.getState()) {
            listeners.forEach(listener -> listener.moved(edit, id));
        }
        return after;
    }

    private void remove(Edit edit, TaskRecord row) {
        TaskId id = new TaskId(row.getTaskId());
        listeners.forEach(listener -> listener.deleting(edit, id));
        edit.sql().executeDelete(row);
        edit.changes().deleted(TaskProtos.of(edit.organization(), row));
    }

    private static FilterConditions filters(Organization organization) {
        References references = new References(organization);
        return new FilterConditions()
                .on("assignee", TASK.ASSIGNEE_ID, value -> references.userOrNull("filter", value))
                .on("creator", TASK.CREATOR_ID, value -> references.userOrNull("filter", value))
                .on("project", TASK.PROJECT_ID, value -> references.idOrNull("filter", ProjectId.NAME, value))
                .on("state", TASK.STATE, Task.State.class)
                .on("priority", TASK.PRIORITY, Task.Priority.class);
    }

    private static Supplier<ServiceException> missing(String name) {
        return Missing.resource(ErrorReason.TASK_NOT_FOUND, "task", name);
    }
}
