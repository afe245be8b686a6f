package dev.orrery.okr.kpis;

import static dev.orrery.okr.schema.Tables.KEY_RESULT;

import dev.orrery.okr.edits.Edit;
import dev.orrery.okr.keyresults.KeyResultMoves;
import dev.orrery.okr.names.KpiId;
import dev.orrery.okr.schema.tables.records.KpiRecord;
import dev.orrery.okr.v1.Kpi;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/** Saves KPIs after something has happened to them, and takes the key results that follow them along. */
@Component
final class KpiMoves {
    private final KeyResultMoves keyResults;

    KpiMoves(KeyResultMoves keyResults) {
        this.keyResults = keyResults;
    }

    /** A locked KPI as it is before something happens to it. */
    static Touched touched(Edit edit, KpiRecord row, Instant since) {
        return new Touched(row, KpiProtos.of(edit.organization(), row), since, List.of());
    }

    /** After their measurements or targets have changed: evaluates them, and logs a change of each. */
    void evaluate(Edit edit, Collection<Touched> touched) {
        if (touched.isEmpty()) {
            return;
        }
        KpiEvaluation.run(edit, touched);
        save(edit, touched);
    }

    /** As time has passed: evaluates them, and logs a change of those that show another status or target. */
    void pass(Edit edit, Collection<Touched> touched) {
        KpiEvaluation.run(edit, touched);
        List<Touched> changed = new ArrayList<>();
        List<KpiRecord> unchanged = new ArrayList<>();
        for (Touched one : touched) {
            if (KpiProtos.of(edit.organization(), one.row()).equals(one.before())) {
                unchanged.add(one.row());
            } else {
                changed.add(one);
            }
        }
        edit.sql().batchUpdate(unchanged).execute();
        save(edit, changed);
    }

    /** Saves rows that were changed, and logs it. */
    void save(Edit edit, Collection<Touched> touched) {
        List<String> moved = new ArrayList<>();
        List<KpiRecord> rows = new ArrayList<>();
        for (Touched one : touched) {
            KpiRecord row = one.row();
            row.setVersion(row.getVersion() + 1);
            row.setUpdateTime(edit.time());
            rows.add(row);
            Kpi after = edit.changes().updated(one.before(), KpiProtos.of(edit.organization(), row));
            if (hasMoved(one.before(), after)) {
                moved.add(row.getKpiId());
            }
        }
        edit.sql().batchUpdate(rows).execute();
        followed(edit, moved).forEach(kpi -> keyResults.kpiMoved(edit, kpi));
    }

    private static boolean hasMoved(Kpi before, Kpi after) {
        return after.hasCurrentValue() != before.hasCurrentValue()
                || !after.getCurrentValue().equals(before.getCurrentValue());
    }

    /** Those of KPIs that key results follow: few of many. */
    private static List<KpiId> followed(Edit edit, List<String> kpis) {
        if (kpis.isEmpty()) {
            return List.of();
        }
        return edit.sql()
                .selectDistinct(KEY_RESULT.KPI_ID)
                .from(KEY_RESULT)
                .where(
                        KEY_RESULT.ORG_ID.eq(edit.organizationId()),
                        KEY_RESULT.KPI_ID.eq(DSL.any(kpis.toArray(String[]::new))))
                .orderBy(KEY_RESULT.KPI_ID)
                .fetch(row -> new KpiId(row.value1()));
    }
}
