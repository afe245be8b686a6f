package dev.orrery.okr.interchange;

import static dev.orrery.okr.schema.Tables.MEASUREMENT;

import dev.orrery.kit.tenancy.OrganizationTransaction;
import dev.orrery.okr.fields.Decimals;
import dev.orrery.okr.indicator.Period.Span;
import dev.orrery.okr.names.KpiId;
import java.time.Instant;
import java.util.List;

/** What was measured of a KPI within a span of time, all of it? So many at once. */
final class MeasurementRows {
    static final int MAX_COUNT = 5_000;

    private MeasurementRows() {}

    /** A measurement as a row of a table. */
    record Row(Instant time, String value, String notes, String source) {}

    static List<Row> of(OrganizationTransaction transaction, KpiId kpi, Span span) {
        return transaction
                .sql()
                .select(MEASUREMENT.MEASURE_TIME, MEASUREMENT.VALUE, MEASUREMENT.NOTES, MEASUREMENT.SOURCE)
                .from(MEASUREMENT)
                .where(
                        MEASUREMENT.ORG_ID.eq(transaction.organizationId()),
                        MEASUREMENT.KPI_ID.eq(kpi.value()),
                        MEASUREMENT.MEASURE_TIME.ge(span.from()),
                        MEASUREMENT.MEASURE_TIME.lt(span.to()))
                .orderBy(MEASUREMENT.MEASURE_TIME)
                .limit(MAX_COUNT)
                .fetch(row -> new Row(row.value1(), Decimals.of(row.value2()).getValue(), row.value3(), row.value4()));
    }
}
