package dev.orrery.okr.objectives;

import static dev.orrery.okr.schema.Tables.KEY_RESULT;
import static dev.orrery.okr.schema.Tables.OBJECTIVE;

import dev.orrery.kit.tenancy.RenderedQuery;
import dev.orrery.okr.edits.Edit;
import dev.orrery.okr.v1.Objective;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jooq.Field;
import org.jooq.Select;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** What contributes to these objectives: their key results, and their child objectives that count. */
final class SelectContributions {
    private static final String ORGANIZATION = "organization";
    private static final String OBJECTIVES = "objectives";
    private static final RenderedQuery QUERY = RenderedQuery.of(query());

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
        return QUERY
                .fetch(
                        edit.transaction(),
                        Map.of(ORGANIZATION, edit.organizationId(), OBJECTIVES, objectiveIds.toArray(String[]::new)))
                .stream()
                .map(row -> new Row(
                        row.get(0, String.class),
                        row.get(1, String.class),
                        row.get(2, BigDecimal.class),
                        row.get(3, BigDecimal.class),
                        row.get(4, Instant.class),
                        row.get(5, BigDecimal.class)))
                .collect(Collectors.groupingBy(Row::objectiveId));
    }

    private static Select<?> query() {
        Field<UUID> organization = DSL.param(ORGANIZATION, OBJECTIVE.ORG_ID);
        Field<String[]> objectives = DSL.param(OBJECTIVES, String[].class);
        return DSL.select(
                        KEY_RESULT.OBJECTIVE_ID,
                        DSL.inline((String) null),
                        KEY_RESULT.WEIGHT,
                        KEY_RESULT.PROGRESS,
                        KEY_RESULT.CHECK_IN_TIME,
                        KEY_RESULT.CONFIDENCE)
                .from(KEY_RESULT)
                .where(KEY_RESULT.ORG_ID.eq(organization), KEY_RESULT.OBJECTIVE_ID.eq(DSL.any(objectives)))
                .unionAll(DSL.select(
                                OBJECTIVE.PARENT_ID,
                                OBJECTIVE.OBJECTIVE_ID,
                                OBJECTIVE.WEIGHT,
                                OBJECTIVE.PROGRESS,
                                DSL.castNull(OBJECTIVE.UPDATE_TIME),
                                DSL.castNull(OBJECTIVE.CONFIDENCE))
                        .from(OBJECTIVE)
                        .where(
                                OBJECTIVE.ORG_ID.eq(organization),
                                OBJECTIVE.PARENT_ID.eq(DSL.any(objectives)),
                                OBJECTIVE.STATE.notIn(
                                        DSL.inline(Objective.State.DRAFT.name()),
                                        DSL.inline(Objective.State.CANCELLED.name()))));
    }
}
