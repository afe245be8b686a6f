package dev.orrery.okr.kpis;

import dev.orrery.okr.edits.Edit;
import dev.orrery.okr.schema.tables.records.MeasurementRecord;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jooq.Record1;
import org.jooq.Result;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** Writes many measurements of one KPI in one statement, and counts what it did to each moment. */
final class UpsertMeasurements {
    /** Arrays instead of a row of parameters each: the statement's text and plan are the same for any number. */
    private static final String UPSERT = """
            INSERT INTO measurement AS present (org_id, kpi_id, measure_time, value, notes, source, measured_by)
            SELECT {0}, {1}, given.measure_time, given.value, given.notes, given.source, {2}
            FROM unnest({3}, {4}, {5}, {6}) AS given (measure_time, value, notes, source)
            ON CONFLICT (org_id, kpi_id, measure_time) DO UPDATE
            SET value = excluded.value, notes = excluded.notes, source = excluded.source,
                measured_by = excluded.measured_by
            WHERE (present.value, present.notes, present.source)
                IS DISTINCT FROM (excluded.value, excluded.notes, excluded.source)
            RETURNING old.org_id IS NULL AS is_new
            """;

    private UpsertMeasurements() {}

    /** How many moments are new, had another value, or had just this one. */
    record Counts(int created, int updated, int unchanged) {}

    /** Of several rows at one moment the last counts. */
    static Counts run(Edit edit, String kpiId, UUID measuredBy, Collection<MeasurementRecord> rows) {
        Map<OffsetDateTime, MeasurementRecord> byTime = new LinkedHashMap<>();
        rows.forEach(row -> byTime.put(row.getMeasureTime().atOffset(ZoneOffset.UTC), row));
        Result<Record1<Boolean>> written = edit.sql()
                .fetch(
                        UPSERT,
                        DSL.val(edit.organizationId()),
                        DSL.val(kpiId),
                        DSL.val(measuredBy),
                        DSL.val(
                                byTime.keySet().toArray(OffsetDateTime[]::new),
                                SQLDataType.TIMESTAMPWITHTIMEZONE.array()),
                        DSL.val(
                                byTime.values().stream()
                                        .map(MeasurementRecord::getValue)
                                        .toArray(BigDecimal[]::new),
                                SQLDataType.NUMERIC.array()),
                        DSL.val(
                                byTime.values().stream()
                                        .map(MeasurementRecord::getNotes)
                                        .toArray(String[]::new),
                                SQLDataType.CLOB.array()),
                        DSL.val(
                                byTime.values().stream()
                                        .map(MeasurementRecord::getSource)
                                        .toArray(String[]::new),
                                SQLDataType.CLOB.array()))
                .into(DSL.field("is_new", Boolean.class));
        int created = (int) written.stream().filter(Record1::value1).count();
        return new Counts(created, written.size() - created, byTime.size() - written.size());
    }
}
