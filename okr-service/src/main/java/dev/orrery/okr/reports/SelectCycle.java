package dev.orrery.okr.reports;

import static dev.orrery.okr.schema.Tables.CYCLE;
import static dev.orrery.okr.schema.Tables.KEY_RESULT;
import static dev.orrery.okr.schema.Tables.OBJECTIVE;

import dev.orrery.kit.tenancy.OrganizationTransaction;
import dev.orrery.okr.names.CycleId;
import dev.orrery.okr.rows.Missing;
import dev.orrery.okr.rows.Rows;
import dev.orrery.okr.schema.tables.records.CycleRecord;
import dev.orrery.okr.schema.tables.records.ObjectiveRecord;
import dev.orrery.okr.v1.ErrorReason;
import dev.orrery.okr.v1.Objective;
import java.math.BigDecimal;
import java.util.List;
import org.jooq.Condition;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** What was planned in a cycle, drafts and cancelled objectives left out? */
final class SelectCycle {
    static final int MAX_OBJECTIVES = 10_000;

    private static final Rows<CycleRecord> CYCLES = new Rows<>(CYCLE, CYCLE.ORG_ID, CYCLE.CYCLE_ID);

    private SelectCycle() {}

    static CycleRecord cycle(OrganizationTransaction transaction, CycleId id) {
        return CYCLES.find(transaction, id.value())
                .orElseThrow(Missing.resource(ErrorReason.CYCLE_NOT_FOUND, "cycle", id.in(transaction.organization())));
    }

    /** Ordered by name. */
    static List<ObjectiveRecord> objectives(
            OrganizationTransaction transaction, CycleId cycle, @Nullable String squadId) {
        return transaction
                .sql()
                .selectFrom(OBJECTIVE)
                .where(planned(transaction, cycle, squadId))
                .orderBy(OBJECTIVE.OBJECTIVE_ID)
                .limit(MAX_OBJECTIVES)
                .fetch();
    }

    /**
     * A key result of an objective that has ended.
     *
     * @param confidence the last that somebody said
     */
    record Judged(BigDecimal confidence, @Nullable BigDecimal progress) {}

    static List<Judged> judged(OrganizationTransaction transaction, CycleId cycle, @Nullable String squadId) {
        return transaction
                .sql()
                .select(KEY_RESULT.CONFIDENCE, KEY_RESULT.PROGRESS)
                .from(KEY_RESULT)
                .join(OBJECTIVE)
                .on(OBJECTIVE.ORG_ID.eq(KEY_RESULT.ORG_ID), OBJECTIVE.OBJECTIVE_ID.eq(KEY_RESULT.OBJECTIVE_ID))
                .where(
                        planned(transaction, cycle, squadId),
                        OBJECTIVE.STATE.eq(Objective.State.COMPLETED.name()),
                        KEY_RESULT.CONFIDENCE.isNotNull())
                .fetch(row -> new Judged(row.value1(), row.value2()));
    }

    private static Condition planned(OrganizationTransaction transaction, CycleId cycle, @Nullable String squadId) {
        return OBJECTIVE
                .ORG_ID
                .eq(transaction.organizationId())
                .and(OBJECTIVE.CYCLE_ID.eq(cycle.value()))
                .and(squadId == null ? DSL.noCondition() : OBJECTIVE.SQUAD_ID.eq(squadId))
                .and(OBJECTIVE.STATE.notIn(Objective.State.DRAFT.name(), Objective.State.CANCELLED.name()));
    }
}
