package dev.orrery.okr.indicator;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collection;
import java.util.Comparator;

/**
 * The measurements of one period, as far as any aggregation asks. It is the same in whichever order they came in,
 * because it is made from the set of them; the database makes it from an index range, so a write need not load them.
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

    /** The summary of a period's measurements, of which there is at least one. */
    public static PeriodSummary of(Collection<Point> points) {
        BigDecimal sum = BigDecimal.ZERO;
        Point last = points.iterator().next();
        for (Point point : points) {
            sum = sum.add(point.value());
            last = point.time().isAfter(last.time()) ? point : last;
        }
        Comparator<Point> byValue = Comparator.comparing(Point::value);
        return new PeriodSummary(
                points.size(),
                sum,
                points.stream().min(byValue).orElseThrow().value(),
                points.stream().max(byValue).orElseThrow().value(),
                last.value());
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
