package dev.orrery.okr.kpis;

import static dev.orrery.okr.schema.Tables.KPI;
import static dev.orrery.okr.schema.Tables.KPI_CHECKPOINT;
import static dev.orrery.okr.schema.Tables.MEASUREMENT;

import dev.orrery.kit.identity.Organization;
import dev.orrery.okr.edits.Author;
import dev.orrery.okr.edits.Edit;
import dev.orrery.okr.edits.Edits;
import dev.orrery.okr.indicator.KpiState;
import dev.orrery.okr.indicator.PeriodCalendar;
import dev.orrery.okr.indicator.Point;
import dev.orrery.okr.indicator.StatusFold;
import dev.orrery.okr.indicator.StatusRules;
import dev.orrery.okr.schema.tables.records.KpiRecord;
import dev.orrery.okr.schema.tables.records.KpiTargetRecord;
import dev.orrery.okr.settings.SelectPeriodCalendar;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/**
 * Keeps the state of every KPI after its last measurement before the limit, so that all that comes after can go on from
 * there when the measurements themselves are gone.
 */
@Component
public final class LastStates {
    private static final int MAX_AT_ONCE = 100;

    private final Edits edits;
    private final KpiMoves moves;

    LastStates(Edits edits, KpiMoves moves) {
        this.edits = edits;
        this.moves = moves;
    }

    /** Keeps those that are not there yet. */
    public void keep(Organization organization) {
        Optional<String> after = Optional.of("");
        while (after.isPresent()) {
            String last = after.get();
            after = edits.runAs(Author.service(), organization, edit -> keepSome(edit, last));
        }
    }

    /** The id of the last one, if there may be more. */
    private Optional<String> keepSome(Edit edit, String after) {
        Instant limit = KeptMeasurements.from(edit, KpiEvaluation.BEGINNING);
        List<KpiRecord> rows = wanting(edit, after, limit);
        List<Touched> redefined = rows.stream()
                .filter(KpiRecord::getIsRedefined)
                .map(row -> KpiMoves.touched(edit, row, edit.time()))
                .toList();
        if (!redefined.isEmpty()) {
            moves.pass(edit, redefined);
        }
        PeriodCalendar calendar = SelectPeriodCalendar.of(edit.transaction());
        Map<String, List<KpiTargetRecord>> targets =
                SelectTargets.of(edit, rows.stream().map(KpiRecord::getKpiId).toList());
        for (KpiRecord row : rows) {
            StatusRules rules = KpiRules.of(row, calendar, targets.getOrDefault(row.getKpiId(), List.of()));
            Checkpoints.keep(edit, row.getKpiId(), stateAt(edit, row.getKpiId(), rules, limit));
        }
        return rows.size() < MAX_AT_ONCE
                ? Optional.empty()
                : Optional.of(rows.getLast().getKpiId());
    }

    /** KPIs that were measured before the limit, and whose state there is not kept; locked. */
    private static List<KpiRecord> wanting(Edit edit, String after, Instant limit) {
        return edit.sql()
                .select(KPI.fields())
                .from(KPI)
                .crossJoin(DSL.lateral(DSL.select(MEASUREMENT.MEASURE_TIME)
                                .from(MEASUREMENT)
                                .where(
                                        MEASUREMENT.ORG_ID.eq(KPI.ORG_ID),
                                        MEASUREMENT.KPI_ID.eq(KPI.KPI_ID),
                                        MEASUREMENT.MEASURE_TIME.lt(limit))
                                .orderBy(MEASUREMENT.MEASURE_TIME.desc())
                                .limit(1))
                        .as("last", "last_time"))
                .where(
                        KPI.ORG_ID.eq(edit.organizationId()),
                        KPI.KPI_ID.gt(after),
                        DSL.notExists(DSL.selectOne()
                                .from(KPI_CHECKPOINT)
                                .where(
                                        KPI_CHECKPOINT.ORG_ID.eq(KPI.ORG_ID),
                                        KPI_CHECKPOINT.KPI_ID.eq(KPI.KPI_ID),
                                        KPI_CHECKPOINT.LAST_TIME.eq(
                                                DSL.field(DSL.name("last", "last_time"), Instant.class)))))
                .orderBy(KPI.KPI_ID)
                .limit(MAX_AT_ONCE)
                .forNoKeyUpdate()
                .of(KPI)
                .fetchInto(KPI);
    }

    private static KpiState stateAt(Edit edit, String kpiId, StatusRules rules, Instant limit) {
        Optional<KpiState> start = Checkpoints.before(edit, kpiId, limit);
        StatusFold fold = start.map(state -> new StatusFold(rules, state)).orElseGet(() -> new StatusFold(rules));
        try (Stream<Point> points = SelectMeasured.between(edit, kpiId, start.map(KpiState::lastTime), limit)) {
            points.forEach(fold::add);
        }
        return fold.state().orElseThrow();
    }
}
