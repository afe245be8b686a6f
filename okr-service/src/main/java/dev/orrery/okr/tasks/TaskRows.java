package dev.orrery.okr.tasks;

import static dev.orrery.okr.schema.Tables.TASK;

import dev.orrery.kit.errors.ServiceException;
import dev.orrery.okr.edits.Edit;
import dev.orrery.okr.names.TaskId;
import dev.orrery.okr.rows.Missing;
import dev.orrery.okr.rows.Rows;
import dev.orrery.okr.schema.tables.records.TaskRecord;
import dev.orrery.okr.v1.ErrorReason;
import java.util.function.Supplier;

/** Rows of tasks by their id, for what hangs on a task. */
final class TaskRows {
    static final Rows<TaskRecord> ROWS = new Rows<>(TASK, TASK.ORG_ID, TASK.TASK_ID);

    private TaskRows() {}

    /** Keeps a task from going until the transaction ends; refuses one that is not there. */
    static TaskRecord share(Edit edit, TaskId id) {
        return ROWS.share(edit.transaction(), id.value()).orElseThrow(missing(id.in(edit.organization())));
    }

    /** Refuses a subtask of a subtask. The parent is held, so that it becomes none meanwhile. */
    static void requireFlat(Edit edit, TaskRecord row) {
        if (row.getParentId() == null) {
            return;
        }
        TaskRecord parent = share(edit, new TaskId(row.getParentId()));
        boolean hasSubtasks = edit.sql()
                .fetchExists(TASK, TASK.ORG_ID.eq(edit.organizationId()).and(TASK.PARENT_ID.eq(row.getTaskId())));
        if (parent.getParentId() != null || hasSubtasks || row.getParentId().equals(row.getTaskId())) {
            String name = new TaskId(row.getTaskId()).in(edit.organization());
            throw ServiceException.of(ErrorReason.SUBTASK_TOO_DEEP, "A subtask has no subtasks.")
                    .precondition(
                            ErrorReason.SUBTASK_TOO_DEEP.name(), name, "would be one of a subtask (expected: none)")
                    .build();
        }
    }

    static Supplier<ServiceException> missing(String name) {
        return Missing.resource(ErrorReason.TASK_NOT_FOUND, "task", name);
    }
}
