package dev.orrery.okr.indicator;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The periods of measurements of which nothing but segments is left. Segments lie within a day, and periods consist of
 * days, so their values are the same.
 */
public final class PastPeriods {
    private final StatusRules rules;
    private final List<PeriodValue> over = new ArrayList<>();
    private Period.@Nullable Span span;
    private @Nullable PeriodSummary summary;
    private Instant lastTime = Instant.MIN;

    public PastPeriods(StatusRules rules) {
        this.rules = rules;
    }

    /** The next segment, later than all before. */
    public void add(Segment segment) {
        PeriodSummary before = summary;
        // Days may have begun at another midnight when it was cut: its last measurement decides.
        Period.Span of = rules.periodOf(segment.last().time());
        if (before != null && of.equals(span)) {
            summary = before.plus(segment.summary());
        } else {
            if (before != null && span != null) {
                over.add(new PeriodValue(span, lastTime, before.count(), before.value(rules.aggregation())));
            }
            span = of;
            summary = segment.summary();
        }
        lastTime = segment.last().time();
    }

    /** Those that are over: all but the one of the last segment. */
    public List<PeriodValue> over() {
        return List.copyOf(over);
    }

    /** A state whose segment was the last, with the period that is open by these rules. */
    public KpiState goOnFrom(KpiState state) {
        if (summary == null) {
            throw new IllegalStateException("no segment was added (expected: that of the state)");
        }
        return new KpiState(
                state.lastTime(),
                state.ordinal(),
                summary,
                state.segment(),
                state.status(),
                state.crossings(),
                state.alerted());
    }
}
