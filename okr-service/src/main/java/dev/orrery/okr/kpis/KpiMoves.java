package dev.orrery.okr.kpis;

import static dev.orrery.okr.schema.Tables.KEY_RESULT;
import static dev.orrery.okr.schema.Tables.KPI;

import dev.orrery.okr.edits.Edit;
import dev.orrery.okr.formula.FormulaGraph;
import dev.orrery.okr.keyresults.KeyResultMoves;
import dev.orrery.okr.names.KpiId;
import dev.orrery.okr.schema.tables.records.KpiRecord;
import dev.orrery.okr.settings.SelectPeriodCalendar;
import dev.orrery.okr.v1.Kpi;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
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
        Map<String, Instant> since = since(touched);
        KpiEvaluation.run(edit, touched);
        save(edit, touched);
        follow(edit, since);
    }

    /** A formula that is new or another one: all of its measurements. */
    void compute(Edit edit, KpiRecord formula) {
        compute(edit, formula, KpiEvaluation.BEGINNING)
                .ifPresent(first -> follow(edit, new HashMap<>(Map.of(formula.getKpiId(), first))));
    }

    /** As time has passed: evaluates them, and logs a change of those that show another status or target. */
    void pass(Edit edit, Collection<Touched> touched) {
        Map<String, Instant> redefined =
                since(touched.stream().filter(one -> one.row().getIsRedefined()).toList());
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
        EvaluatedKpis.save(edit, unchanged);
        save(edit, changed);
        follow(edit, redefined);
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
        EvaluatedKpis.save(edit, rows);
        followed(edit, moved).forEach(kpi -> keyResults.kpiMoved(edit, kpi));
    }

    /** By KPI the first moment at which something is other than before. */
    private static Map<String, Instant> since(Collection<Touched> touched) {
        Map<String, Instant> since = new HashMap<>();
        for (Touched one : touched) {
            since.put(one.row().getKpiId(), one.row().getIsRedefined() ? KpiEvaluation.BEGINNING : one.since());
        }
        return since;
    }

    /** Takes the formulas along that need some KPIs, each after those that it needs itself. */
    private void follow(Edit edit, Map<String, Instant> since) {
        List<FormulaGraph.Edge> edges = since.isEmpty() ? List.of() : FormulaInputs.above(edit, since.keySet());
        if (edges.isEmpty()) {
            return;
        }
        FormulaGraph graph = new FormulaGraph(edges);
        List<String> order = graph.inOrder();
        Map<String, KpiRecord> formulas = lock(edit, order);
        for (String id : order) {
            Optional<Instant> first = graph.inputs(id).stream()
                    .map(since::get)
                    .filter(Objects::nonNull)
                    .min(Instant::compareTo);
            KpiRecord formula = formulas.get(id);
            if (first.isPresent() && formula != null) {
                compute(edit, formula, first.get()).ifPresent(moment -> since.put(id, moment));
            }
        }
    }

    /** From which moment on a formula is other than before; empty where it stays as it is. */
    private Optional<Instant> compute(Edit edit, KpiRecord formula, Instant since) {
        Optional<Touched> touched =
                FormulaPoints.rewrite(edit, formula, since, SelectPeriodCalendar.of(edit.transaction()));
        touched.ifPresent(one -> {
            KpiEvaluation.run(edit, List.of(one));
            save(edit, List.of(one));
        });
        return touched.map(Touched::since);
    }

    private static Map<String, KpiRecord> lock(Edit edit, Collection<String> kpis) {
        return edit.sql()
                .selectFrom(KPI)
                .where(KPI.ORG_ID.eq(edit.organizationId()), KPI.KPI_ID.eq(DSL.any(kpis.toArray(String[]::new))))
                .orderBy(KPI.KPI_ID)
                .forNoKeyUpdate()
                .fetchMap(KPI.KPI_ID);
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
