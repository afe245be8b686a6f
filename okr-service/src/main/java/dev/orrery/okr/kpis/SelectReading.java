package dev.orrery.okr.kpis;

import static dev.orrery.okr.schema.Tables.MEASUREMENT;

import dev.orrery.okr.edits.Edit;
import dev.orrery.okr.indicator.Aggregation;
import dev.orrery.okr.indicator.Period;
import dev.orrery.okr.indicator.PeriodSummary;
import dev.orrery.okr.indicator.Reading;
import dev.orrery.okr.schema.tables.records.KpiRecord;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.impl.DSL;

/** What does a KPI show, by all of its measurements? Two index ranges, whatever came when. */
final class SelectReading {
    private SelectReading() {}

    static Optional<Reading> of(Edit edit, KpiRecord kpi) {
        Condition ofKpi = MEASUREMENT.ORG_ID.eq(edit.organizationId()).and(MEASUREMENT.KPI_ID.eq(kpi.getKpiId()));
        return edit.sql()
                .select(MEASUREMENT.MEASURE_TIME, MEASUREMENT.VALUE)
                .from(MEASUREMENT)
                .where(ofKpi)
                .orderBy(MEASUREMENT.MEASURE_TIME.desc())
                .limit(1)
                .fetchOptional(latest -> reading(edit, kpi, ofKpi, latest.value1(), latest.value2()));
    }

    private static Reading reading(
            Edit edit, KpiRecord kpi, Condition ofKpi, Instant latestTime, BigDecimal latestValue) {
        Period.Span span = Period.valueOf(kpi.getPeriod()).containing(latestTime);
        PeriodSummary summary = edit.sql()
                .select(DSL.count(), DSL.sum(MEASUREMENT.VALUE), DSL.min(MEASUREMENT.VALUE), DSL.max(MEASUREMENT.VALUE))
                .from(MEASUREMENT)
                .where(ofKpi, MEASUREMENT.MEASURE_TIME.ge(span.from()), MEASUREMENT.MEASURE_TIME.lt(span.to()))
                .fetchSingle(
                        row -> new PeriodSummary(row.value1(), row.value2(), row.value3(), row.value4(), latestValue));
        return new Reading(summary.value(Aggregation.valueOf(kpi.getAggregation())), latestTime);
    }
}
