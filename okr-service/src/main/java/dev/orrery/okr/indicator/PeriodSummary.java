package dev.orrery.okr.indicator;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * The measurements of one period up to a moment, as far as any aggregation asks.
 *
 * @param count of measurements; at least 1
 * @param last the value at the latest moment
 */
public record PeriodSummary(long count, BigDecimal sum, BigDecimal min, BigDecimal max, BigDecimal last) {
    /** Digits after the point of an average. */
    private static final int SCALE = 10;

    public PeriodSummary {
        if (count < 1) {
            throw new IllegalArgumentException("count: " + count + " (expected: at least 1)");
        }
    }

    /** The summary of one measurement. */
    static PeriodSummary of(BigDecimal value) {
        return new PeriodSummary(1, value, value, value, value);
    }

    /** The summary with one measurement more, which is later than the others. */
    PeriodSummary plus(BigDecimal value) {
        return new PeriodSummary(count + 1, sum.add(value), min.min(value), max.max(value), value);
    }

    /** The summary of these measurements and of others, which are later. */
    public PeriodSummary plus(PeriodSummary later) {
        return new PeriodSummary(
                count + later.count, sum.add(later.sum), min.min(later.min), max.max(later.max), later.last);
    }

    /** The period's one value. */
    public BigDecimal value(Aggregation aggregation) {
        return switch (aggregation) {
            case SUM -> sum;
            case AVG -> sum.divide(BigDecimal.valueOf(count), SCALE, RoundingMode.HALF_EVEN);
            case LAST -> last;
            case MIN -> min;
            case MAX -> max;
        };
    }
}
