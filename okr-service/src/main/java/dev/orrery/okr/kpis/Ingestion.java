package dev.orrery.okr.kpis;

import static dev.orrery.okr.schema.Tables.KPI;

import dev.orrery.okr.edits.Edit;
import dev.orrery.okr.indicator.Point;
import dev.orrery.okr.names.KpiId;
import dev.orrery.okr.schema.tables.records.KpiRecord;
import dev.orrery.okr.v1.BatchCreateMeasurementsResponse;
import dev.orrery.okr.v1.KpiMeasurements;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jooq.Record3;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/** Records batches of measurements, with one change for each KPI that they move. */
@Component
public final class Ingestion {
    private final KpiMoves moves;

    Ingestion(KpiMoves moves) {
        this.moves = moves;
    }

    /** Records the measurements of a batch. */
    public BatchCreateMeasurementsResponse run(Edit edit, List<KpiMeasurements> series) {
        Batch batch = Batch.of(edit, series);
        WriteMeasurements.prepare(edit);
        List<KpiRecord> kpis = lock(edit, batch);
        Map<String, Instant> since = new HashMap<>();
        List<WriteMeasurements.Rows> rows = new ArrayList<>();
        int created = 0;
        int updated = 0;
        int known = 0;
        for (KpiRecord kpi : kpis) {
            WriteMeasurements.Rows some = rows(kpi, batch.of(kpi.getKpiId()));
            rows.add(some);
            if (some.areLater()) {
                since.put(kpi.getKpiId(), some.items().getFirst().time());
                created += some.items().size();
            } else {
                known += some.items().size();
            }
        }
        for (Record3<String, Instant, Boolean> row : WriteMeasurements.run(edit, rows)) {
            since.merge(row.value1(), row.value2(), (one, other) -> one.isBefore(other) ? one : other);
            created += row.value3() ? 1 : 0;
            updated += row.value3() ? 0 : 1;
            known--;
        }
        moves.evaluate(edit, touched(edit, batch, kpis, since));
        return BatchCreateMeasurementsResponse.newBuilder()
                .setCreated(created)
                .setUpdated(updated)
                .setUnchanged(known)
                .setSuperseded(batch.superseded())
                .addAllFailures(batch.failures())
                .build();
    }

    /** Those that are there, locked in the order of their ids, so that no two batches wait for each other. */
    private static List<KpiRecord> lock(Edit edit, Batch batch) {
        List<KpiRecord> kpis = edit.sql()
                .selectFrom(KPI)
                .where(
                        KPI.ORG_ID.eq(edit.organizationId()),
                        KPI.KPI_ID.eq(DSL.any(batch.kpiIds().toArray(String[]::new))))
                .orderBy(KPI.KPI_ID)
                .forNoKeyUpdate()
                .fetch();
        Set<String> missing = new HashSet<>(batch.kpiIds());
        kpis.forEach(kpi -> missing.remove(kpi.getKpiId()));
        missing.forEach(id -> batch.refuse(
                id, KpiStore.missing(new KpiId(id).in(edit.organization())).get()));
        kpis.stream()
                .filter(FormulaRules::isFormula)
                .forEach(kpi -> batch.refuse(
                        kpi.getKpiId(), FormulaRules.notMeasurable(new KpiId(kpi.getKpiId()).in(edit.organization()))));
        batch.refuseBefore(KeptMeasurements.from(edit, batch.earliest()));
        return kpis.stream().filter(kpi -> !batch.of(kpi.getKpiId()).isEmpty()).toList();
    }

    private static WriteMeasurements.Rows rows(KpiRecord kpi, List<BatchItem> items) {
        Instant last = kpi.getLastMeasureTime();
        boolean areLater = last == null || items.getFirst().time().isAfter(last);
        return new WriteMeasurements.Rows(kpi.getKpiId(), items, areLater);
    }

    private static List<Touched> touched(Edit edit, Batch batch, List<KpiRecord> kpis, Map<String, Instant> since) {
        List<Touched> touched = new ArrayList<>();
        for (KpiRecord kpi : kpis) {
            Instant first = since.get(kpi.getKpiId());
            if (first != null) {
                List<Point> added = batch.of(kpi.getKpiId()).stream()
                        .filter(item -> !item.time().isBefore(first))
                        .map(BatchItem::point)
                        .toList();
                touched.add(new Touched(kpi, KpiProtos.of(edit.organization(), kpi), first, added));
            }
        }
        return touched;
    }
}
