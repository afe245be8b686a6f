package dev.orrery.okr.explanation;

import static dev.orrery.okr.schema.Tables.LINK;
import static dev.orrery.okr.schema.Tables.TASK;

import dev.orrery.kit.tenancy.OrganizationTransaction;
import dev.orrery.okr.names.KeyResultId;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Which tasks are linked to the key results of these objectives? */
final class SelectWork {
    private SelectWork() {}

    /** A linked task, with the weight of its link. */
    record Row(KeyResultId keyResult, String taskId, String title, String state, BigDecimal weight) {}

    /** By key result, ordered by task; one that no task is linked to is missing. */
    static Map<KeyResultId, List<Row>> of(
            OrganizationTransaction transaction, Collection<String> objectiveIds, int max) {
        return transaction
                .sql()
                .select(
                        LINK.TARGET_OBJECTIVE_ID,
                        LINK.TARGET_KEY_RESULT_ID,
                        TASK.TASK_ID,
                        TASK.TITLE,
                        TASK.STATE,
                        LINK.WEIGHT)
                .from(LINK)
                .join(TASK)
                .on(TASK.ORG_ID.eq(LINK.ORG_ID), TASK.TASK_ID.eq(LINK.SOURCE_TASK_ID))
                .where(LINK.ORG_ID.eq(transaction.organizationId()), LINK.TARGET_OBJECTIVE_ID.in(objectiveIds))
                .orderBy(TASK.TASK_ID)
                .limit(max)
                .fetchGroups(
                        row -> new KeyResultId(row.value1(), row.value2()),
                        row -> new Row(
                                new KeyResultId(row.value1(), row.value2()),
                                row.value3(),
                                row.value4(),
                                row.value5(),
                                row.value6()));
    }
}
