package dev.orrery.okr.interchange;

import static dev.orrery.okr.schema.Tables.MEASUREMENT;

import dev.orrery.kit.tenancy.OrganizationTransaction;
import dev.orrery.okr.fields.Decimals;
import dev.orrery.okr.indicator.Period.Span;
import dev.orrery.okr.names.KpiId;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jooq.Record4;
import org.jooq.Result;

/** A piece of a KPI's measurements as CSV, in the order of their moments: so many at a time, by key. */
final class MeasurementExport {
    private static final int MAX_ROWS = 5_000;

    private MeasurementExport() {}

    /**
     * The next rows.
     *
     * @param next from which moment on there may be more; empty when there are none
     */
    record Piece(String text, Optional<Instant> next) {}

    /** The names of the columns, in their order in every piece. */
    static String header() {
        CsvWriter csv = new CsvWriter();
        csv.row(MeasurementTable.TIME, MeasurementTable.VALUE, MeasurementTable.NOTES, MeasurementTable.SOURCE);
        return csv.toString();
    }

    static Piece of(OrganizationTransaction transaction, KpiId kpi, Span span) {
        Result<Record4<Instant, BigDecimal, String, String>> rows = transaction
                .sql()
                .select(MEASUREMENT.MEASURE_TIME, MEASUREMENT.VALUE, MEASUREMENT.NOTES, MEASUREMENT.SOURCE)
                .from(MEASUREMENT)
                .where(
                        MEASUREMENT.ORG_ID.eq(transaction.organizationId()),
                        MEASUREMENT.KPI_ID.eq(kpi.value()),
                        MEASUREMENT.MEASURE_TIME.ge(span.from()),
                        MEASUREMENT.MEASURE_TIME.lt(span.to()))
                .orderBy(MEASUREMENT.MEASURE_TIME)
                .limit(MAX_ROWS)
                .fetch();
        CsvWriter csv = new CsvWriter();
        rows.forEach(row ->
                csv.row(row.value1().toString(), Decimals.of(row.value2()).getValue(), row.value3(), row.value4()));
        return new Piece(
                csv.toString(),
                rows.size() < MAX_ROWS
                        ? Optional.empty()
                        : Optional.of(rows.getLast().value1().plus(1, ChronoUnit.MICROS)));
    }
}
