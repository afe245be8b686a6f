package dev.orrery.okr.projects;

import static dev.orrery.okr.schema.Tables.TASK;

import dev.orrery.kit.tenancy.OrganizationTransaction;
import dev.orrery.okr.v1.Project;
import dev.orrery.okr.v1.Task;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jooq.Record3;
import org.jooq.impl.DSL;

/** How do the tasks of these projects stand? */
final class SelectProjectStats {
    private SelectProjectStats() {}

    static Project.Stats of(OrganizationTransaction transaction, String projectId) {
        return of(transaction, List.of(projectId)).getOrDefault(projectId, Project.Stats.getDefaultInstance());
    }

    /** By project; one without tasks is missing. */
    static Map<String, Project.Stats> of(OrganizationTransaction transaction, Collection<String> projectIds) {
        return transaction
                .sql()
                .select(TASK.PROJECT_ID, DSL.count(), DSL.count().filterWhere(TASK.STATE.eq(Task.State.DONE.name())))
                .from(TASK)
                .where(
                        TASK.ORG_ID.eq(transaction.organizationId()),
                        TASK.PROJECT_ID.in(projectIds),
                        TASK.STATE.ne(Task.State.CANCELLED.name()))
                .groupBy(TASK.PROJECT_ID)
                .fetchMap(TASK.PROJECT_ID, SelectProjectStats::stats);
    }

    private static Project.Stats stats(Record3<String, Integer, Integer> row) {
        return Project.Stats.newBuilder()
                .setTasks(row.value2())
                .setTasksDone(row.value3())
                .build();
    }
}
