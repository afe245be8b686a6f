package dev.orrery.okr.kpis;

import dev.orrery.okr.edits.Edit;
import dev.orrery.okr.indicator.KpiState;
import dev.orrery.okr.indicator.PastPeriods;
import dev.orrery.okr.indicator.PeriodCalendar;
import dev.orrery.okr.indicator.PeriodValue;
import dev.orrery.okr.indicator.Point;
import dev.orrery.okr.indicator.Segment;
import dev.orrery.okr.indicator.StatusFold;
import dev.orrery.okr.indicator.StatusRules;
import dev.orrery.okr.indicator.Target;
import dev.orrery.okr.schema.tables.records.KpiRecord;
import dev.orrery.okr.schema.tables.records.KpiTargetRecord;
import dev.orrery.okr.settings.SelectPeriodCalendar;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Brings value, status and history of KPIs up to their measurements and targets. What comes in order goes on from the
 * KPI's state; what comes late goes back to the checkpoint before it and walks from there.
 */
final class KpiEvaluation {
    /** The first moment of the contract. */
    static final Instant BEGINNING = Instant.parse("0001-01-01T00:00:00Z");

    private static final int CHECKPOINT_INTERVAL = 1_000;

    private final Edit edit;
    private final PeriodCalendar calendar;
    private final List<Walk> walks = new ArrayList<>();

    private KpiEvaluation(Edit edit, PeriodCalendar calendar) {
        this.edit = edit;
        this.calendar = calendar;
    }

    /** Changes the rows, which the caller saves, and the history, which it saves itself. */
    static void run(Edit edit, Collection<Touched> touched) {
        KpiEvaluation evaluation = new KpiEvaluation(edit, SelectPeriodCalendar.of(edit.transaction()));
        Map<String, List<KpiTargetRecord>> targets = SelectTargets.of(
                edit, touched.stream().map(one -> one.row().getKpiId()).toList());
        for (Touched one : touched) {
            evaluation.walk(one, targets.getOrDefault(one.row().getKpiId(), List.of()));
        }
        StatusHistory.replace(edit, evaluation.walks);
        Checkpoints.replace(edit, evaluation.walks);
        StoredAggregates.replace(edit, evaluation.walks);
    }

    private void walk(Touched touched, List<KpiTargetRecord> targets) {
        KpiRecord row = touched.row();
        StatusRules rules = KpiRules.of(row, calendar, targets);
        Optional<KpiState> current = Optional.ofNullable(row.getState()).map(StoredStates::read);
        PastPeriods past = new PastPeriods(rules);
        Optional<KpiState> start = row.getIsRedefined() ? startAnew(row.getKpiId(), past) : start(touched, current);
        Instant from = start.map(KpiEvaluation::next).orElse(BEGINNING);
        StatusFold fold = start.map(state -> new StatusFold(rules, state)).orElseGet(() -> new StatusFold(rules));
        List<KpiState> checkpoints = new ArrayList<>();
        boolean isGoingOn = start.equals(current) && !row.getIsRedefined();
        if (isGoingOn) {
            touched.added().forEach(point -> step(fold, point, checkpoints));
        } else {
            try (Stream<Point> points = SelectMeasured.from(edit, row.getKpiId(), from)) {
                points.forEach(point -> step(fold, point, checkpoints));
            }
        }
        Optional<KpiState> end = fold.state();
        fold.passThrough(edit.time());
        show(row, fold, end, rules.targets().at(edit.time()));
        List<PeriodValue> periods =
                Stream.concat(past.over().stream(), fold.periods().stream()).toList();
        walks.add(new Walk(row.getKpiId(), from, !isGoingOn, fold.changes(), checkpoints, periods, fold.segments()));
    }

    /** The latest state before anything is other than it was, as far as it can be worked out again. */
    private Optional<KpiState> start(Touched touched, Optional<KpiState> current) {
        Instant limit = KeptMeasurements.from(edit, touched.since());
        Instant since = touched.since().isBefore(limit) ? limit : touched.since();
        return current.isEmpty() || current.get().lastTime().isBefore(since)
                ? current
                : Checkpoints.before(edit, touched.row().getKpiId(), since);
    }

    /**
     * Where measurements were dropped, the state after the last of them: history stays as it was up to there, and the
     * periods follow from the segments.
     */
    private Optional<KpiState> startAnew(String kpiId, PastPeriods past) {
        Optional<KpiState> last = Checkpoints.before(edit, kpiId, KeptMeasurements.from(edit, BEGINNING));
        last.ifPresent(state -> {
            try (Stream<Segment> segments = StoredAggregates.segmentsBefore(
                    edit, kpiId, state.segment().first().time())) {
                segments.forEach(past::add);
            }
            past.add(state.segment());
            StoredAggregates.deletePeriods(edit, kpiId);
        });
        return last.map(past::goOnFrom);
    }

    /** Moments are kept to the microsecond. */
    private static Instant next(KpiState state) {
        return state.lastTime().plus(1, ChronoUnit.MICROS);
    }

    private static void step(StatusFold fold, Point point, List<KpiState> checkpoints) {
        fold.add(point);
        fold.state().filter(state -> state.ordinal() % CHECKPOINT_INTERVAL == 0).ifPresent(checkpoints::add);
    }

    private static void show(KpiRecord row, StatusFold fold, Optional<KpiState> end, Target target) {
        row.setCurrentValue(fold.value().orElse(null));
        row.setLastMeasureTime(end.map(KpiState::lastTime).orElse(null));
        row.setStatus(fold.status().name());
        row.setState(end.map(StoredStates::write).orElse(null));
        row.setNextEvaluationTime(fold.next().orElse(null));
        row.setIsRedefined(false);
        row.setTargetValue(target.value());
        row.setWarnThreshold(target.warn());
        row.setAlarmThreshold(target.alarm());
    }
}
