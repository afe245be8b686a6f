package dev.orrery.okr.tasks;

import static dev.orrery.okr.schema.Tables.TASK;
import static dev.orrery.okr.schema.Tables.TASK_COMMENT;
import static dev.orrery.okr.schema.Tables.TASK_TIME_LOG;

import dev.orrery.kit.tenancy.OrganizationTransaction;
import dev.orrery.okr.fields.Decimals;
import dev.orrery.okr.v1.Task;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jooq.impl.DSL;

/** What hangs on these tasks? */
final class SelectTaskStats {
    private SelectTaskStats() {}

    static Task.Stats of(OrganizationTransaction transaction, String taskId) {
        return of(transaction, List.of(taskId)).getOrDefault(taskId, Task.Stats.getDefaultInstance());
    }

    /** By task; one that nothing hangs on is missing. */
    static Map<String, Task.Stats> of(OrganizationTransaction transaction, Collection<String> taskIds) {
        Map<String, Task.Stats.Builder> stats = new HashMap<>();
        transaction
                .sql()
                .select(TASK.PARENT_ID, DSL.count(), DSL.count().filterWhere(TASK.STATE.eq(Task.State.DONE.name())))
                .from(TASK)
                .where(
                        TASK.ORG_ID.eq(transaction.organizationId()),
                        TASK.PARENT_ID.in(taskIds),
                        TASK.STATE.ne(Task.State.CANCELLED.name()))
                .groupBy(TASK.PARENT_ID)
                .forEach(
                        row -> at(stats, row.value1()).setSubtasks(row.value2()).setSubtasksDone(row.value3()));
        transaction
                .sql()
                .select(TASK_COMMENT.TASK_ID, DSL.count())
                .from(TASK_COMMENT)
                .where(TASK_COMMENT.ORG_ID.eq(transaction.organizationId()), TASK_COMMENT.TASK_ID.in(taskIds))
                .groupBy(TASK_COMMENT.TASK_ID)
                .forEach(row -> at(stats, row.value1()).setComments(row.value2()));
        transaction
                .sql()
                .select(TASK_TIME_LOG.TASK_ID, DSL.sum(TASK_TIME_LOG.HOURS))
                .from(TASK_TIME_LOG)
                .where(TASK_TIME_LOG.ORG_ID.eq(transaction.organizationId()), TASK_TIME_LOG.TASK_ID.in(taskIds))
                .groupBy(TASK_TIME_LOG.TASK_ID)
                .forEach(row -> at(stats, row.value1()).setLoggedHours(Decimals.of(row.value2())));
        Map<String, Task.Stats> built = new HashMap<>();
        stats.forEach((task, found) -> built.put(task, found.build()));
        return built;
    }

    private static Task.Stats.Builder at(Map<String, Task.Stats.Builder> stats, String task) {
        return stats.computeIfAbsent(task, _ -> Task.Stats.newBuilder());
    }
}
