package dev.orrery.okr.tasks;

import static dev.orrery.okr.schema.Tables.TASK;

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
import dev.orrery.okr.schema.tables.records.TaskRecord;
import dev.orrery.okr.v1.Task;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jooq.Condition;
import org.springframework.stereotype.Component;

/** The tasks of an organisation. */
@Component
public final class TaskStore {
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
        TaskRows.requireFlat(edit, row);
        edit.sql().executeInsert(row);
        return edit.changes().created(TaskProtos.of(edit.organization(), row, Task.Stats.getDefaultInstance()));
    }

    Task get(OrganizationTransaction transaction, TaskId id) {
        TaskRecord row = TaskRows.ROWS
                .find(transaction, id.value())
                .orElseThrow(TaskRows.missing(id.in(transaction.organization())));
        return TaskProtos.of(transaction.organization(), row, SelectTaskStats.of(transaction, id.value()));
    }

    Page<Task> list(OrganizationTransaction transaction, String filter, PageRequest asked) {
        Page<TaskRecord> page = TaskRows.ROWS.page(
                transaction, filters(transaction.organization()).of(filter), asked);
        Map<String, Task.Stats> stats = SelectTaskStats.of(
                transaction, page.items().stream().map(TaskRecord::getTaskId).toList());
        return page.map(row -> TaskProtos.of(
                transaction.organization(), row, stats.getOrDefault(row.getTaskId(), Task.Stats.getDefaultInstance())));
    }

    Task update(Edit edit, TaskId id, Update<Task> update) {
        String name = id.in(edit.organization());
        TaskRecord row = TaskRows.ROWS.lock(edit.transaction(), id.value()).orElseThrow(TaskRows.missing(name));
        Etag.ofVersion(row.getVersion()).requireMatch(update.patch().getEtag(), name);
        Task.Stats stats = SelectTaskStats.of(edit.transaction(), id.value());
        Task before = TaskProtos.of(edit.organization(), row, stats);
        TaskProtos.apply(edit, update.applyTo(before), row);
        if (TaskProtos.of(edit.organization(), row, stats).equals(before)) {
            return before;
        }
        if (update.touches("parent")) {
            TaskRows.requireFlat(edit, row);
        }
        return save(edit, row, before);
    }

    void delete(Edit edit, TaskId id, String etag) {
        String name = id.in(edit.organization());
        TaskRecord row =
                TaskRows.ROWS.lockToDelete(edit.transaction(), id.value()).orElseThrow(TaskRows.missing(name));
        boolean isTheirs = edit.author().is(row.getCreatorId()) || edit.author().is(row.getAssigneeId());
        edit.author().requireAdminOr(isTheirs, "the task's creator or assignee");
        Etag.ofVersion(row.getVersion()).requireMatch(etag, name);
        remove(edit, row);
    }

    /** Deletes a task if it is there. */
    public void deleteIfPresent(Edit edit, TaskId id) {
        TaskRows.ROWS.lockToDelete(edit.transaction(), id.value()).ifPresent(row -> remove(edit, row));
    }

    /** Takes the tasks of a project out of it. */
    void leaveProject(Edit edit, ProjectId project) {
        change(edit, TASK.PROJECT_ID.eq(project.value()), row -> row.setProjectId(null));
    }

    private void change(Edit edit, Condition condition, Consumer<TaskRecord> change) {
        List<TaskRecord> rows = edit.sql()
                .selectFrom(TASK)
                .where(TASK.ORG_ID.eq(edit.organizationId()), condition)
                .orderBy(TASK.TASK_ID)
                .forNoKeyUpdate()
                .fetch();
        Map<String, Task.Stats> stats = SelectTaskStats.of(
                edit.transaction(), rows.stream().map(TaskRecord::getTaskId).toList());
        for (TaskRecord row : rows) {
            Task before = TaskProtos.of(
                    edit.organization(), row, stats.getOrDefault(row.getTaskId(), Task.Stats.getDefaultInstance()));
            change.accept(row);
            save(edit, row, before);
        }
    }

    private Task save(Edit edit, TaskRecord row, Task before) {
        TaskId id = new TaskId(row.getTaskId());
        row.setVersion(row.getVersion() + 1);
        row.setUpdateTime(edit.time());
        edit.sql().executeUpdate(row);
        Task after = edit.changes().updated(before, TaskProtos.of(edit.organization(), row, before.getStats()));
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
        Task gone = TaskProtos.of(edit.organization(), row, SelectTaskStats.of(edit.transaction(), id.value()));
        listeners.forEach(listener -> listener.deleting(edit, id));
        change(edit, TASK.PARENT_ID.eq(id.value()), subtask -> subtask.setParentId(null));
        edit.sql().executeDelete(row);
        edit.changes().deleted(gone);
    }

    private static FilterConditions filters(Organization organization) {
        References references = new References(organization);
        return new FilterConditions()
                .on("assignee", TASK.ASSIGNEE_ID, value -> references.userOrNull("filter", value))
                .on("creator", TASK.CREATOR_ID, value -> references.userOrNull("filter", value))
                .on("project", TASK.PROJECT_ID, value -> references.idOrNull("filter", ProjectId.NAME, value))
                .on("parent", TASK.PARENT_ID, value -> references.idOrNull("filter", TaskId.NAME, value))
                .on("state", TASK.STATE, Task.State.class)
                .on("priority", TASK.PRIORITY, Task.Priority.class);
    }
}
