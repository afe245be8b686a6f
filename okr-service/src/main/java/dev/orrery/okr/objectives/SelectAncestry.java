package dev.orrery.okr.objectives;

import static dev.orrery.okr.schema.Tables.OBJECTIVE;

import dev.orrery.kit.tenancy.RenderedQuery;
import dev.orrery.okr.edits.Edit;
import dev.orrery.okr.schema.tables.records.ObjectiveRecord;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jooq.CommonTableExpression;
import org.jooq.Field;
import org.jooq.Record1;
import org.jooq.Select;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/**
 * Which objectives does a change of these move: themselves and all above them, locked in the order of their ids, once
 * the tree's shape is.
 */
final class SelectAncestry {
    private static final String ORGANIZATION = "organization";
    private static final String OBJECTIVES = "objectives";
    private static final Field<UUID> ORGANIZATION_ID = DSL.param(ORGANIZATION, OBJECTIVE.ORG_ID);

    private static final RenderedQuery BESIDE_OTHERS =
            RenderedQuery.behind(lock("pg_advisory_xact_lock_shared"), ancestry());
    private static final RenderedQuery ALONE = RenderedQuery.behind(lock("pg_advisory_xact_lock"), ancestry());

    private SelectAncestry() {}

    /** Others may lock other objectives. */
    static Map<String, ObjectiveRecord> lock(Edit edit, Collection<String> objectiveIds) {
        return fetch(BESIDE_OTHERS, edit, objectiveIds);
    }

    /** Nobody else has locked the tree's shape. */
    static Map<String, ObjectiveRecord> lockAlone(Edit edit, Collection<String> objectiveIds) {
        return fetch(ALONE, edit, objectiveIds);
    }

    private static Map<String, ObjectiveRecord> fetch(RenderedQuery query, Edit edit, Collection<String> ids) {
        Map<String, ObjectiveRecord> byId = new LinkedHashMap<>();
        query.fetch(
                        edit.transaction(),
                        Map.of(ORGANIZATION, edit.organizationId(), OBJECTIVES, ids.toArray(String[]::new)))
                .into(OBJECTIVE)
                .forEach(row -> byId.put(row.getObjectiveId(), row));
        return byId;
    }

    private static Select<?> lock(String function) {
        return DSL.select(DSL.field(function + "(objective_tree_key({0}))", SQLDataType.OTHER, ORGANIZATION_ID));
    }

    private static Select<?> ancestry() {
        CommonTableExpression<Record1<String>> ancestry = DSL.name("ancestry")
                .fields("objective_id")
                .as(DSL.select(OBJECTIVE.OBJECTIVE_ID)
                        .from(OBJECTIVE)
                        .where(
                                OBJECTIVE.ORG_ID.eq(ORGANIZATION_ID),
                                OBJECTIVE.OBJECTIVE_ID.eq(DSL.any(DSL.param(OBJECTIVES, String[].class))))
                        .union(DSL.select(OBJECTIVE.PARENT_ID)
                                .from(OBJECTIVE)
                                .join(DSL.table(DSL.name("ancestry")))
                                .on(OBJECTIVE.OBJECTIVE_ID.eq(
                                        DSL.field(DSL.name("ancestry", "objective_id"), String.class)))
                                .where(OBJECTIVE.ORG_ID.eq(ORGANIZATION_ID), OBJECTIVE.PARENT_ID.isNotNull())));
        return DSL.withRecursive(ancestry)
                .selectFrom(OBJECTIVE)
                .where(
                        OBJECTIVE.ORG_ID.eq(ORGANIZATION_ID),
                        OBJECTIVE.OBJECTIVE_ID.in(
                                DSL.select(ancestry.field(0, String.class)).from(ancestry)))
                .orderBy(OBJECTIVE.OBJECTIVE_ID)
                .forNoKeyUpdate()
                .of(OBJECTIVE);
    }
}
