package dev.orrery.okr.keyresults;

import static dev.orrery.okr.schema.Tables.LINK;
import static dev.orrery.okr.schema.Tables.TASK;

import dev.orrery.kit.tenancy.OrganizationTransaction;
import dev.orrery.okr.edits.Edit;
import dev.orrery.okr.names.KeyResultId;
import dev.orrery.okr.progress.LinkedTask;
import dev.orrery.okr.v1.Task;
import java.util.List;
import java.util.Map;

/** Which tasks are linked to key results, with which weight, and how do they stand? */
public final class SelectLinkedTasks {
    private SelectLinkedTasks() {}

    static List<LinkedTask> of(Edit edit, KeyResultId id) {
        return edit.sql()
                .select(LINK.WEIGHT, TASK.STATE)
                .from(LINK)
                .join(TASK)
                .on(TASK.ORG_ID.eq(LINK.ORG_ID), TASK.TASK_ID.eq(LINK.SOURCE_TASK_ID))
                .where(
                        LINK.ORG_ID.eq(edit.organizationId()),
                        LINK.TARGET_OBJECTIVE_ID.eq(id.objective().value()),
                        LINK.TARGET_KEY_RESULT_ID.eq(id.value()))
                .fetch(row -> new LinkedTask(row.value1(), state(Task.State.valueOf(row.value2()))));
    }

    /** Of all key results of an organisation; one without linked tasks is missing. */
    public static Map<KeyResultId, List<LinkedTask>> all(OrganizationTransaction transaction) {
        return transaction
                .sql()
                .select(LINK.TARGET_OBJECTIVE_ID, LINK.TARGET_KEY_RESULT_ID, LINK.WEIGHT, TASK.STATE)
                .from(LINK)
                .join(TASK)
                .on(TASK.ORG_ID.eq(LINK.ORG_ID), TASK.TASK_ID.eq(LINK.SOURCE_TASK_ID))
                .where(LINK.ORG_ID.eq(transaction.organizationId()), LINK.TARGET_KEY_RESULT_ID.isNotNull())
                .fetchGroups(
                        row -> new KeyResultId(row.value1(), row.value2()),
                        row -> new LinkedTask(row.value3(), state(Task.State.valueOf(row.value4()))));
    }

    private static LinkedTask.State state(Task.State state) {
        return switch (state) {
            case TODO, IN_PROGRESS, BLOCKED -> LinkedTask.State.OPEN;
            case DONE -> LinkedTask.State.DONE;
            case CANCELLED -> LinkedTask.State.CANCELLED;
            case STATE_UNSPECIFIED, UNRECOGNIZED ->
                throw new IllegalStateException("state: " + state + " (expected: a stored one)");
        };
    }
}
