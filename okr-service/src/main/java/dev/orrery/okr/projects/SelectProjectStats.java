package dev.orrery.okr.projects;

import static dev.orrery.okr.schema.Tables.TASK;
import static dev.orrery.okr.schema.Tables.TASK_TIME_LOG;

import dev.orrery.kit.tenancy.OrganizationTransaction;
import dev.orrery.okr.fields.Decimals;
import dev.orrery.okr.v1.Project;
import dev.orrery.okr.v1.Task;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record6;
import org.jooq.impl.DSL;

/** How do the tasks of these projects stand? Cancelled ones are left out. */
final class SelectProjectStats {
    private SelectProjectStats() {}

    static Project.Stats of(OrganizationTransaction transaction, String projectId) {
        return of(transaction, List.of(projectId)).getOrDefault(projectId, Project.Stats.getDefaultInstance());
    }

    /** By project; one without tasks is missing. */
    static Map<String, Project.Stats> of(OrganizationTransaction transaction, Collection<String> projectIds) {
        Condition isCounted = TASK.ORG_ID
                .eq(transaction.organizationId())
                .and(TASK.PROJECT_ID.in(projectIds))
                .and(TASK.STATE.ne(Task.State.CANCELLED.name()));
        Map<String, BigDecimal> logged = transaction
                .sql()
                .select(TASK.PROJECT_ID, DSL.sum(TASK_TIME_LOG.HOURS))
                .from(TASK)
                .join(TASK_TIME_LOG)
                .on(TASK_TIME_LOG.ORG_ID.eq(TASK.ORG_ID), TASK_TIME_LOG.TASK_ID.eq(TASK.TASK_ID))
                .where(isCounted)
                .groupBy(TASK.PROJECT_ID)
                .fetchMap(TASK.PROJECT_ID, row -> row.value2());
        Map<String, Project.Stats> stats = new HashMap<>();
        transaction
                .sql()
                .select(
                        TASK.PROJECT_ID,
                        DSL.count(),
                        inState(Task.State.DONE),
                        inState(Task.State.IN_PROGRESS),
                        inState(Task.State.BLOCKED),
                        DSL.sum(TASK.ESTIMATED_HOURS))
                .from(TASK)
                .where(isCounted)
                .groupBy(TASK.PROJECT_ID)
                .forEach(row -> stats.put(row.value1(), stats(row, logged)));
        return stats;
    }

    private static Field<Integer> inState(Task.State state) {
        return DSL.count().filterWhere(TASK.STATE.eq(state.name()));
    }

    private static Project.Stats stats(
            Record6<String, Integer, Integer, Integer, Integer, BigDecimal> row, Map<String, BigDecimal> logged) {
        Project.Stats.Builder stats = Project.Stats.newBuilder()
                .setTasks(row.value2())
                .setTasksDone(row.value3())
                .setTasksInProgress(row.value4())
                .setTasksBlocked(row.value5());
        if (row.value6() != null) {
            stats.setEstimatedHours(Decimals.of(row.value6()));
        }
        if (logged.containsKey(row.value1())) {
            stats.setLoggedHours(Decimals.of(logged.get(row.value1())));
        }
        return stats.build();
    }
}
