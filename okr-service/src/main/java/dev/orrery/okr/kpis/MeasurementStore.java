package dev.orrery.okr.kpis;

import static dev.orrery.okr.schema.Tables.MEASUREMENT;

import dev.orrery.kit.paging.Cursor;
import dev.orrery.kit.paging.Page;
import dev.orrery.kit.paging.PageRequest;
import dev.orrery.kit.tenancy.OrganizationTransaction;
import dev.orrery.okr.edits.Edit;
import dev.orrery.okr.indicator.Point;
import dev.orrery.okr.names.KpiId;
import dev.orrery.okr.rows.Missing;
import dev.orrery.okr.schema.tables.records.KpiRecord;
import dev.orrery.okr.schema.tables.records.MeasurementRecord;
import dev.orrery.okr.v1.ErrorReason;
import dev.orrery.okr.v1.Measurement;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/** The measurements of KPIs. Every write locks its KPI first, so that its value follows in one order. */
@Component
public final class MeasurementStore {
    private final KpiStore kpis;
    private final KpiMoves moves;

    MeasurementStore(KpiStore kpis, KpiMoves moves) {
        this.kpis = kpis;
        this.moves = moves;
    }

    /** Records a measurement, or replaces the one at its moment. */
    public Measurement create(Edit edit, KpiId id, Measurement wanted) {
        KpiRecord kpi = kpis.lock(edit, id);
        FormulaRules.requireMeasurable(edit, kpi);
        MeasurementRecord row = MeasurementProtos.row(edit, id, "measurement", wanted);
        KeptMeasurements.require(edit, "measurement.measure_time", row.getMeasureTime());
        Optional<MeasurementRecord> present = find(edit, id, row.getMeasureTime());
        if (present.isPresent() && isSame(present.get(), row)) {
            return MeasurementProtos.of(edit.organization(), present.get());
        }
        edit.sql()
                .insertInto(MEASUREMENT)
                .set(row)
                .onConflict(MEASUREMENT.ORG_ID, MEASUREMENT.KPI_ID, MEASUREMENT.MEASURE_TIME)
                .doUpdate()
                .set(row)
                .execute();
        Measurement after = MeasurementProtos.of(edit.organization(), row);
        if (present.isPresent()) {
            edit.changes().updated(MeasurementProtos.of(edit.organization(), present.get()), after);
        } else {
            edit.changes().created(after);
        }
        moves.evaluate(
                edit,
                List.of(new Touched(
                        kpi,
                        KpiProtos.of(edit.organization(), kpi),
                        row.getMeasureTime(),
                        List.of(new Point(row.getMeasureTime(), row.getValue())))));
        return after;
    }

    /** A page of a KPI's measurements, the latest first, within a range that may be open. */
    Page<Measurement> list(
            OrganizationTransaction transaction,
            KpiId id,
            Optional<Instant> start,
            Optional<Instant> end,
            PageRequest page) {
        Condition from = start.map(MEASUREMENT.MEASURE_TIME::ge).orElse(DSL.noCondition());
        Condition to = end.map(MEASUREMENT.MEASURE_TIME::lt).orElse(DSL.noCondition());
        Condition after = page.after()
                .map(cursor -> MEASUREMENT.MEASURE_TIME.lt(Instant.parse(cursor.get(0))))
                .orElse(DSL.noCondition());
        return page.page(
                        transaction
                                .sql()
                                .selectFrom(MEASUREMENT)
                                .where(
                                        MEASUREMENT.ORG_ID.eq(transaction.organizationId()),
                                        MEASUREMENT.KPI_ID.eq(id.value()),
                                        from,
                                        to,
                                        after)
                                .orderBy(MEASUREMENT.MEASURE_TIME.desc())
                                .limit(page.limit())
                                .fetch(),
                        row -> Cursor.of(row.getMeasureTime()))
                .map(row -> MeasurementProtos.of(transaction.organization(), row));
    }

    void delete(Edit edit, KpiId id, Instant measureTime) {
        KpiRecord kpi = kpis.lock(edit, id);
        kpis.requireOwner(edit, kpi);
        FormulaRules.requireMeasurable(edit, kpi);
        KeptMeasurements.require(edit, "name", measureTime);
        MeasurementRecord row = find(edit, id, measureTime)
                .orElseThrow(Missing.resource(
                        ErrorReason.MEASUREMENT_NOT_FOUND,
                        "measurement",
                        MeasurementName.of(edit.organization(), id, measureTime)));
        edit.sql().executeDelete(row);
        edit.changes().deleted(MeasurementProtos.of(edit.organization(), row));
        moves.evaluate(edit, List.of(KpiMoves.touched(edit, kpi, measureTime)));
    }

    private static Optional<MeasurementRecord> find(Edit edit, KpiId id, Instant measureTime) {
        return edit.sql()
                .selectFrom(MEASUREMENT)
                .where(
                        MEASUREMENT.ORG_ID.eq(edit.organizationId()),
                        MEASUREMENT.KPI_ID.eq(id.value()),
                        MEASUREMENT.MEASURE_TIME.eq(measureTime))
                .fetchOptional();
    }

    private static boolean isSame(MeasurementRecord one, MeasurementRecord other) {
        return one.getValue().compareTo(other.getValue()) == 0
                && one.getNotes().equals(other.getNotes())
                && one.getSource().equals(other.getSource());
    }
}
