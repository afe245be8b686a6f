package dev.orrery.okr.kpis;

import static dev.orrery.okr.schema.Tables.KPI_TARGET;

import dev.orrery.kit.errors.ServiceException;
import dev.orrery.kit.paging.Cursor;
import dev.orrery.kit.paging.Page;
import dev.orrery.kit.paging.PageRequest;
import dev.orrery.kit.tenancy.OrganizationTransaction;
import dev.orrery.okr.edits.Edit;
import dev.orrery.okr.indicator.Direction;
import dev.orrery.okr.names.KpiId;
import dev.orrery.okr.names.KpiTargetId;
import dev.orrery.okr.rows.Missing;
import dev.orrery.okr.schema.tables.records.KpiRecord;
import dev.orrery.okr.schema.tables.records.KpiTargetRecord;
import dev.orrery.okr.v1.ErrorReason;
import dev.orrery.okr.v1.KpiTarget;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/** The targets of KPIs over time. What they change of the past, they change of the history. */
@Component
final class TargetStore {
    private static final int MAX_TARGETS = 100;

    private final KpiStore kpis;
    private final KpiMoves moves;

    TargetStore(KpiStore kpis, KpiMoves moves) {
        this.kpis = kpis;
        this.moves = moves;
    }

    KpiTarget create(Edit edit, KpiId id, KpiTarget wanted) {
        KpiRecord kpi = kpis.lock(edit, id);
        kpis.requireOwner(edit, kpi);
        KpiTargetRecord row = TargetProtos.row(edit, kpi, wanted);
        List<KpiTargetRecord> present =
                SelectTargets.of(edit, List.of(id.value())).getOrDefault(id.value(), List.of());
        KpiTarget after = TargetProtos.of(edit.organization(), row);
        Optional<KpiTarget> before = present.stream()
                .filter(one -> one.getEffectiveTime().equals(row.getEffectiveTime()))
                .findFirst()
                .map(one -> TargetProtos.of(edit.organization(), one));
        if (before.isPresent()) {
            edit.sql().executeUpdate(row);
            edit.changes().updated(before.get(), after);
        } else {
            requireRoom(id.in(edit.organization()), present.size());
            edit.sql().executeInsert(row);
            edit.changes().created(after);
        }
        boolean isFirst = !row.getEffectiveTime().isAfter(present.getFirst().getEffectiveTime());
        evaluate(edit, kpi, isFirst ? KpiEvaluation.BEGINNING : row.getEffectiveTime());
        return after;
    }

    Page<KpiTarget> list(OrganizationTransaction transaction, KpiId id, PageRequest page) {
        Condition after = page.after()
                .map(cursor -> KPI_TARGET.EFFECTIVE_TIME.lt(Instant.parse(cursor.get(0))))
                .orElse(DSL.noCondition());
        return page.page(
                        transaction
                                .sql()
                                .selectFrom(KPI_TARGET)
                                .where(
                                        KPI_TARGET.ORG_ID.eq(transaction.organizationId()),
                                        KPI_TARGET.KPI_ID.eq(id.value()),
                                        after)
                                .orderBy(KPI_TARGET.EFFECTIVE_TIME.desc())
                                .limit(page.limit())
                                .fetch(),
                        row -> Cursor.of(row.getEffectiveTime()))
                .map(row -> TargetProtos.of(transaction.organization(), row));
    }

    void delete(Edit edit, KpiTargetId id) {
        KpiRecord kpi = kpis.lock(edit, id.kpi());
        kpis.requireOwner(edit, kpi);
        String kpiId = id.kpi().value();
        List<KpiTargetRecord> present = SelectTargets.of(edit, List.of(kpiId)).getOrDefault(kpiId, List.of());
        String name = id.in(edit.organization());
        KpiTargetRecord row = present.stream()
                .filter(one -> one.getEffectiveTime().equals(id.effectiveTime()))
                .findFirst()
                .orElseThrow(Missing.resource(ErrorReason.KPI_TARGET_NOT_FOUND, "kpiTarget", name));
        if (present.size() == 1) {
            throw ServiceException.of(ErrorReason.KPI_TARGET_NEEDED, "A KPI's only target cannot be deleted.")
                    .precondition(ErrorReason.KPI_TARGET_NEEDED.name(), name, "is the only one (expected: another)")
                    .build();
        }
        edit.sql().executeDelete(row);
        edit.changes().deleted(TargetProtos.of(edit.organization(), row));
        evaluate(edit, kpi, row.equals(present.getFirst()) ? KpiEvaluation.BEGINNING : row.getEffectiveTime());
    }

    /** The first target holds for all time before it too. */
    private void evaluate(Edit edit, KpiRecord kpi, Instant since) {
        moves.evaluate(edit, List.of(new Touched(kpi, KpiProtos.of(edit.organization(), kpi), since, List.of())));
    }

    private static void requireRoom(String kpi, int present) {
        if (present >= MAX_TARGETS) {
            throw ServiceException.of(ErrorReason.TOO_MANY_KPI_TARGETS, "A KPI has at most 100 targets.")
                    .precondition(ErrorReason.TOO_MANY_KPI_TARGETS.name(), kpi, present + " (expected: fewer)")
                    .build();
        }
    }

    /** What an edit of the KPI itself makes the target from now on. */
    static void put(Edit edit, KpiRecord kpi, Instant effectiveTime) {
        KpiTargetRecord row = new KpiTargetRecord(
                edit.organizationId(),
                kpi.getKpiId(),
                effectiveTime,
                kpi.getTargetValue(),
                kpi.getWarnThreshold(),
                kpi.getAlarmThreshold());
        edit.sql()
                .insertInto(KPI_TARGET)
                .set(row)
                .onConflict(KPI_TARGET.ORG_ID, KPI_TARGET.KPI_ID, KPI_TARGET.EFFECTIVE_TIME)
                .doUpdate()
                .set(row)
                .execute();
    }

    /** Refuses a direction in which a target of another time makes no sense. */
    static void requireSense(Edit edit, KpiRecord kpi) {
        Direction direction = Direction.valueOf(kpi.getDirection());
        for (KpiTargetRecord row :
                SelectTargets.of(edit, List.of(kpi.getKpiId())).getOrDefault(kpi.getKpiId(), List.of())) {
            try {
                KpiRules.target(direction, row);
            } catch (IllegalArgumentException senseless) {
                throw ServiceException.invalidField(
                        "kpi.direction",
                        direction + " (expected: one in which the target from " + row.getEffectiveTime()
                                + " makes sense; " + senseless.getMessage() + ")");
            }
        }
    }
}
