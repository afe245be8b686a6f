package dev.orrery.okr.kpis;

import static dev.orrery.okr.schema.Tables.KPI;

import dev.orrery.kit.rows.Column;
import dev.orrery.okr.edits.Edit;
import dev.orrery.okr.schema.tables.records.KpiRecord;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jooq.Field;
import org.jooq.impl.DSL;

/** Writes KPIs back: those that were evaluated and nothing else, as measuring does to thousands, in one statement. */
final class EvaluatedKpis {
    private static final Set<Field<?>> EVALUATED = Set.of(
            KPI.TARGET_VALUE,
            KPI.WARN_THRESHOLD,
            KPI.ALARM_THRESHOLD,
            KPI.CURRENT_VALUE,
            KPI.STATUS,
            KPI.LAST_MEASURE_TIME,
            KPI.STATE,
            KPI.NEXT_EVALUATION_TIME,
            KPI.IS_REDEFINED,
            KPI.VERSION,
            KPI.UPDATE_TIME);

    /** By their place in the row, for a row finds a field by looking through all that it has. */
    private static final int[] OTHERS = IntStream.range(0, KPI.fields().length)
            .filter(column -> !EVALUATED.contains(KPI.field(column)))
            .toArray();

    private static final String UPDATE = """
            UPDATE kpi SET target_value = found.target_value, warn_threshold = found.warn_threshold,
              alarm_threshold = found.alarm_threshold, current_value = found.current_value, status = found.status,
              last_measure_time = found.last_measure_time, state = found.state,
              next_evaluation_time = found.next_evaluation_time, is_redefined = found.is_redefined,
              version = found.version, update_time = found.update_time
            FROM unnest({1}, {2}, {3}, {4}, {5}, {6}, {7}, {8}, {9}, {10}, {11}, {12})
              AS found(kpi_id, target_value, warn_threshold, alarm_threshold, current_value, status, last_measure_time,
                state, next_evaluation_time, is_redefined, version, update_time)
            WHERE kpi.org_id = {0} AND kpi.kpi_id = found.kpi_id
            """;

    private EvaluatedKpis() {}

    static void save(Edit edit, List<KpiRecord> rows) {
        List<KpiRecord> evaluated = new ArrayList<>();
        List<KpiRecord> edited = new ArrayList<>();
        rows.forEach(row -> (isEvaluatedOnly(row) ? evaluated : edited).add(row));
        if (!evaluated.isEmpty()) {
            update(edit, evaluated);
        }
        edit.sql().batchUpdate(edited).execute();
    }

    private static boolean isEvaluatedOnly(KpiRecord row) {
        return Arrays.stream(OTHERS).noneMatch(row::touched);
    }

    private static void update(Edit edit, List<KpiRecord> rows) {
        edit.sql()
                .query(
                        UPDATE,
                        DSL.val(edit.organizationId()),
                        Column.ofTexts(rows, KpiRecord::getKpiId),
                        Column.ofNumbers(rows, KpiRecord::getTargetValue),
                        Column.ofNumbers(rows, KpiRecord::getWarnThreshold),
                        Column.ofNumbers(rows, KpiRecord::getAlarmThreshold),
                        Column.ofNumbers(rows, KpiRecord::getCurrentValue),
                        Column.ofTexts(rows, KpiRecord::getStatus),
                        Column.ofMoments(rows, KpiRecord::getLastMeasureTime),
                        Column.ofBytes(rows, KpiRecord::getState),
                        Column.ofMoments(rows, KpiRecord::getNextEvaluationTime),
                        Column.ofFlags(rows, KpiRecord::getIsRedefined),
                        Column.ofCounts(rows, KpiRecord::getVersion),
                        Column.ofMoments(rows, KpiRecord::getUpdateTime))
                .execute();
    }
}
