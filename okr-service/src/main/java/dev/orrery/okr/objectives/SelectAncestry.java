package dev.orrery.okr.objectives;

import static dev.orrery.okr.schema.Tables.OBJECTIVE;

import dev.orrery.okr.edits.Edit;
import dev.orrery.okr.schema.tables.records.ObjectiveRecord;
import java.util.Collection;
import java.util.Map;
import org.jooq.CommonTableExpression;
import org.jooq.Record1;
import org.jooq.impl.DSL;

/** Which objectives does a change of these move: themselves and all above them, locked in the order of their ids. */
final class SelectAncestry {
    private SelectAncestry() {}

    static Map<String, ObjectiveRecord> lock(Edit edit, Collection<String> objectiveIds) {
        CommonTableExpression<Record1<String>> ancestry = DSL.name("ancestry")
                .fields("objective_id")
                .as(DSL.select(OBJECTIVE.OBJECTIVE_ID)
                        .from(OBJECTIVE)
                        .where(OBJECTIVE.ORG_ID.eq(edit.organizationId()), OBJECTIVE.OBJECTIVE_ID.in(objectiveIds))
                        .union(DSL.select(OBJECTIVE.PARENT_ID)
                                .from(OBJECTIVE)
                                .join(DSL.table(DSL.name("ancestry")))
                                .on(OBJECTIVE.OBJECTIVE_ID.eq(
                                        DSL.field(DSL.name("ancestry", "objective_id"), String.class)))
                                .where(OBJECTIVE.ORG_ID.eq(edit.organizationId()), OBJECTIVE.PARENT_ID.isNotNull())));
        return edit.sql()
                .withRecursive(ancestry)
                .selectFrom(OBJECTIVE)
                .where(
                        OBJECTIVE.ORG_ID.eq(edit.organizationId()),
                        OBJECTIVE.OBJECTIVE_ID.in(
                                DSL.select(ancestry.field(0, String.class)).from(ancestry)))
                .orderBy(OBJECTIVE.OBJECTIVE_ID)
                .forNoKeyUpdate()
                .of(OBJECTIVE)
                .fetchMap(OBJECTIVE.OBJECTIVE_ID);
    }
}
