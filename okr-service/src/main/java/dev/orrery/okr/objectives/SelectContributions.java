package dev.orrery.okr.objectives;

import static dev.orrery.okr.schema.Tables.KEY_RESULT;
import static dev.orrery.okr.schema.Tables.OBJECTIVE;

import dev.orrery.okr.edits.Edit;
import dev.orrery.okr.v1.Objective;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** What contributes to these objectives: their key results, and their child objectives that count. */
final class SelectContributions {
    private SelectContributions() {}

    /**
     * One contribution as it is stored.
     *
     * @param childId the child objective; null for a key result
     * @param checkInTime when a key result was last checked in on
     */
    record Row(
            String objectiveId,
            @Nullable String childId,
            BigDecimal weight,
            @Nullable BigDecimal progress,
            @Nullable Instant checkInTime,
            @Nullable BigDecimal confidence) {}

    /** By objective; one that nothing contributes to is missing. */
    static Map<String, List<Row>> of(Edit edit, Collection<String> objectiveIds) {
        return edit.sql()
                .select(
                        KEY_RESULT.OBJECTIVE_ID,
                        DSL.inline((String) null),
                        KEY_RESULT.WEIGHT,
                        KEY_RESULT.PROGRESS,
                        KEY_RESULT.CHECK_IN_TIME,
                        KEY_RESULT.CONFIDENCE)
                .from(KEY_RESULT)
                .where(KEY_RESULT.ORG_ID.eq(edit.organizationId()), KEY_RESULT.OBJECTIVE_ID.in(objectiveIds))
                .unionAll(DSL.select(
                                OBJECTIVE.PARENT_ID,
                                OBJECTIVE.OBJECTIVE_ID,
                                OBJECTIVE.WEIGHT,
                                OBJECTIVE.PROGRESS,
                                DSL.castNull(OBJECTIVE.UPDATE_TIME),
                                DSL.castNull(OBJECTIVE.CONFIDENCE))
                        .from(OBJECTIVE)
                        .where(
                                OBJECTIVE.ORG_ID.eq(edit.organizationId()),
                                OBJECTIVE.PARENT_ID.in(objectiveIds),
                                OBJECTIVE.STATE.notIn(Objective.State.DRAFT.name(), Objective.State.CANCELLED.name())))
                .fetchGroups(
                        row -> row.value1(),
                        row -> new Row(
                                row.value1(), row.value2(), row.value3(), row.value4(), row.value5(), row.value6()));
    }
}
