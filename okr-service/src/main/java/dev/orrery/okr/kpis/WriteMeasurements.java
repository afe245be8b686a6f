package dev.orrery.okr.kpis;

import dev.orrery.okr.edits.Edit;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jooq.Field;
import org.jooq.Record3;
import org.jooq.Result;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * Writes many measurements of many KPIs at once. They are copied into a table of the connection's own, which neither
 * index nor log slows down, and inserted from there: those that are later than all of their KPI without asking for
 * conflicts, which there cannot be.
 */
final class WriteMeasurements {
    /**
     * The table is asked for, because the driver forgets all statements that it has prepared when anything is created.
     * Plans are made for the thousands of rows that come, as one that is kept was made for few.
     */
    private static final String PREPARE = """
            SELECT to_regclass('pg_temp.measurement_stage') IS NOT NULL,
              set_config('plan_cache_mode', 'force_custom_plan', true)
            """;

    private static final String STAGE = """
            CREATE TEMPORARY TABLE measurement_stage (
              kpi_id text COLLATE "C", measure_time timestamptz, value numeric, notes text, source text,
              is_later boolean
            ) ON COMMIT DELETE ROWS
            """;
    private static final String COPY = "COPY measurement_stage FROM STDIN BINARY";
    private static final int COLUMNS = 6;
    private static final int EXPECTED_ROW_BYTES = 120;

    private static final Field<String> KPI_ID = DSL.field("kpi_id", SQLDataType.CLOB);
    private static final Field<Instant> MEASURE_TIME = DSL.field("measure_time", SQLDataType.INSTANT);
    private static final Field<Boolean> IS_NEW = DSL.field("is_new", SQLDataType.BOOLEAN);

    private static final String INSERT = """
            INSERT INTO measurement (org_id, kpi_id, measure_time, value, notes, source, measured_by)
            SELECT ?, kpi_id, measure_time, value, notes, source, ? FROM measurement_stage WHERE is_later
            """;
    private static final String UPSERT = """
            INSERT INTO measurement AS present (org_id, kpi_id, measure_time, value, notes, source, measured_by)
            SELECT ?, kpi_id, measure_time, value, notes, source, ? FROM measurement_stage WHERE NOT is_later
            ON CONFLICT (org_id, kpi_id, measure_time) DO UPDATE
            SET value = excluded.value, notes = excluded.notes, source = excluded.source,
                measured_by = excluded.measured_by
            WHERE (present.value, present.notes, present.source)
                IS DISTINCT FROM (excluded.value, excluded.notes, excluded.source)
            RETURNING new.kpi_id, new.measure_time, old.org_id IS NULL AS is_new
            """;

    private WriteMeasurements() {}

    /**
     * @param items of one KPI, in the order of their moments, one for each
     * @param areLater whether all of them are later than what the KPI has
     */
    record Rows(String kpiId, List<BatchItem> items, boolean areLater) {}

    /** Before all else in a transaction that writes measurements. */
    static void prepare(Edit edit) {
        if (!edit.sql().fetchSingle(PREPARE).get(0, Boolean.class)) {
            edit.sql().execute(STAGE);
        }
    }

    /** What was written of those that were not later, and whether it was new: what stays as it was is missing. */
    static Result<Record3<String, Instant, Boolean>> run(Edit edit, List<Rows> all) {
        if (all.isEmpty()) {
            return edit.sql().newResult(KPI_ID, MEASURE_TIME, IS_NEW);
        }
        copy(edit, rows(all));
        UUID measuredBy = edit.author().requireUser();
        if (all.stream().anyMatch(Rows::areLater)) {
            edit.sql().execute(INSERT, edit.organizationId(), measuredBy);
        }
        return all.stream().allMatch(Rows::areLater)
                ? edit.sql().newResult(KPI_ID, MEASURE_TIME, IS_NEW)
                : edit.sql().fetch(UPSERT, edit.organizationId(), measuredBy).into(KPI_ID, MEASURE_TIME, IS_NEW);
    }

    private static byte[] rows(List<Rows> all) {
        int count = all.stream().mapToInt(rows -> rows.items().size()).sum();
        CopyBuffer buffer = new CopyBuffer(EXPECTED_ROW_BYTES * count);
        for (Rows rows : all) {
            byte[] kpiId = rows.kpiId().getBytes(StandardCharsets.UTF_8);
            for (BatchItem item : rows.items()) {
                buffer.row(COLUMNS);
                buffer.text(kpiId);
                buffer.moment(item.time());
                buffer.number(item.value());
                buffer.text(item.notes());
                buffer.text(item.source());
                buffer.flag(rows.areLater());
            }
        }
        return buffer.end();
    }

    private static void copy(Edit edit, byte[] rows) {
        edit.sql().connection(connection -> {
            CopyIn copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(COPY);
            copy.writeToCopy(rows, 0, rows.length);
            copy.endCopy();
        });
    }
}
