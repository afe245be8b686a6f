package dev.orrery.okr.indicator;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Walks through the measurements of a KPI in the order of their moments and writes its status history and the
 * aggregates of periods and segments. What happens between two of them because time passes (a crossing has lasted, a target changes, data is wanting) happens at its own
 * moment. So the history is a function of the set of measurements, whenever they came in.
 */
public final class StatusFold {
    private final StatusRules rules;
    private final List<StatusChange> changes = new ArrayList<>();
    private final List<PeriodValue> periods = new ArrayList<>();
    private final Segments segments;

    private @Nullable PeriodSummary summary;
    private Instant lastTime = Instant.MIN;
    private long ordinal;
    private Instant judged = Instant.MIN;
    private Instant wanting = Instant.MAX;
    private Period.@Nullable Span span;
    private Status status = Status.NO_DATA;
    private Crossings crossings = Crossings.NONE;
    private @Nullable Status alerted;

    /** Before the first measurement. */
    public StatusFold(StatusRules rules) {
        this(rules, (Segment) null);
    }

    /** After the measurements that have led to a state. */
    public StatusFold(StatusRules rules, KpiState state) {
        this(rules, state.segment());
        ordinal = state.ordinal();
        summary = state.summary();
        status = state.status();
        crossings = state.crossings();
        alerted = state.alerted();
        enter(state.lastTime());
        judged = state.lastTime();
    }

    private StatusFold(StatusRules rules, @Nullable Segment open) {
        this.rules = rules;
        this.segments = new Segments(rules.calendar(), open);
    }

    /** The next measurement, later than all before. */
    public void add(Point point) {
        pass(point.time(), false);
        PeriodSummary before = summary;
        if (before != null && span != null && span.contains(point.time())) {
            summary = before.plus(point.value());
            lastTime = point.time();
        } else {
            if (before != null && span != null) {
                periods.add(new PeriodValue(span, lastTime, before.count(), before.value(rules.aggregation())));
            }
            summary = PeriodSummary.of(point.value());
            enter(point.time());
        }
        segments.add(point);
        ordinal++;
        judge(point.time());
    }

    /** Time passes until a moment. No measurement can be added at or before it any more. */
    public void passThrough(Instant moment) {
        pass(moment, true);
        judged = judged.isBefore(moment) ? moment : judged;
    }

    /** Where to go on from, straight after a measurement; empty before the first. */
    public Optional<KpiState> state() {
        PeriodSummary current = summary;
        Segment open = segments.open();
        return current == null || open == null
                ? Optional.empty()
                : Optional.of(new KpiState(lastTime, ordinal, current, open, status, crossings, alerted));
    }

    /** The history that was written here. */
    public List<StatusChange> changes() {
        return List.copyOf(changes);
    }

    /** The periods that have ended here: each that has a measurement and one after it. */
    public List<PeriodValue> periods() {
        return List.copyOf(periods);
    }

    /** The segments that have ended here. */
    public List<Segment> segments() {
        return segments.closed();
    }

    public Status status() {
        return status;
    }

    /** What the KPI shows; empty before the first measurement. */
    public Optional<BigDecimal> value() {
        return Optional.ofNullable(summary).map(current -> current.value(rules.aggregation()));
    }

    /** When the status or the target may change next, if nothing is measured; empty for never. */
    public Optional<Instant> next() {
        Instant next = rules.targets().nextAfter(judged);
        if (status != Status.NO_DATA) {
            next = Moments.earliest(next, wanting);
            next = Moments.earliest(next, crossings.nextAfter(judged, rules.breachAfter()));
        }
        return Optional.ofNullable(next);
    }

    private void enter(Instant time) {
        Period.Span entered = rules.periodOf(time);
        span = entered;
        wanting = rules.wantingAfter(entered);
        lastTime = time;
    }

    private void pass(Instant moment, boolean isInclusive) {
        if (summary == null) {
            return;
        }
        for (Optional<Instant> next = next(); next.isPresent(); next = next()) {
            Instant time = next.get();
            if (isInclusive ? time.isAfter(moment) : !time.isBefore(moment)) {
                return;
            }
            judge(time);
        }
    }

    private void judge(Instant time) {
        judged = time;
        PeriodSummary current = summary;
        if (current == null) {
            return;
        }
        if (!time.isBefore(wanting)) {
            crossings = Crossings.NONE;
            become(time, Status.NO_DATA, current);
            return;
        }
        Target target = rules.targets().at(time);
        BigDecimal value = current.value(rules.aggregation());
        crossings = crossings.after(target, rules.hysteresis(), time, value);
        become(time, crossings.status(target, value, time, rules.breachAfter()), current);
    }

    private void become(Instant time, Status after, PeriodSummary current) {
        if (after == status) {
            return;
        }
        status = after;
        changes.add(new StatusChange(time, after, current.value(rules.aggregation()), signal(after)));
    }

    /** Want of data neither ends a breach nor begins one. */
    private @Nullable Signal signal(Status after) {
        if (after == Status.NO_DATA) {
            return null;
        }
        int before = severity(alerted);
        alerted = severity(after) == 0 ? null : after;
        if (severity(after) > before) {
            return Signal.BREACH;
        }
        return severity(after) == 0 && before > 0 ? Signal.RECOVERED : null;
    }

    private static int severity(@Nullable Status status) {
        return switch (status) {
            case AT_RISK -> 1;
            case OFF_TRACK -> 2;
            case ON_TRACK, ACHIEVED, NO_DATA -> 0;
            case null -> 0;
        };
    }
}
