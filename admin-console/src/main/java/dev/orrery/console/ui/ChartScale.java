package dev.orrery.console.ui;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where moments and numbers are on a chart, in percent of its width and height.
 *
 * @param ticks round numbers from the lowest to the highest, which are the chart's edges
 */
record ChartScale(Instant start, Instant end, List<BigDecimal> ticks) {
    private static final int STEPS = 4;
    private static final double FULL = 100;
    private static final List<BigDecimal> ROUND =
            List.of(BigDecimal.ONE, BigDecimal.TWO, BigDecimal.valueOf(5), BigDecimal.TEN);

    ChartScale {
        ticks = List.copyOf(ticks);
    }

    /** A scale that has all points and marks on it; 0 where it is not far. */
    static ChartScale of(List<Chart.Point> points, List<Chart.Mark> marks) {
        List<BigDecimal> values = Stream.concat(
                        points.stream().map(Chart.Point::value), marks.stream().map(Chart.Mark::value))
                .sorted()
                .toList();
        BigDecimal low = values.getFirst();
        BigDecimal high = values.getLast();
        BigDecimal range = high.subtract(low);
        if (low.signum() >= 0 && low.compareTo(range) <= 0) {
            low = BigDecimal.ZERO;
        }
        return new ChartScale(points.getFirst().time(), points.getLast().time(), ticks(low, high));
    }

    /** From 0 at the first moment to 100 at the last; a single moment is in the middle. */
    double x(Instant time) {
        double whole = Duration.between(start, end).toMillis();
        return whole == 0 ? FULL / 2 : Duration.between(start, time).toMillis() / whole * FULL;
    }

    /** From 0 at the lowest tick to 100 at the highest. */
    double y(BigDecimal value) {
        double low = ticks.getFirst().doubleValue();
        return (value.doubleValue() - low) / (ticks.getLast().doubleValue() - low) * FULL;
    }

    private static List<BigDecimal> ticks(BigDecimal low, BigDecimal high) {
        BigDecimal step = step(high.subtract(low));
        BigDecimal first = low.divideToIntegralValue(step).multiply(step);
        BigDecimal tick = first.compareTo(low) > 0 ? first.subtract(step) : first;
        List<BigDecimal> ticks = new ArrayList<>();
        ticks.add(tick);
        // At least two, so that a flat line has a height to lie in.
        while (ticks.size() < 2 || tick.compareTo(high) < 0) {
            tick = tick.add(step);
            ticks.add(tick);
        }
        return ticks;
    }

    /** 1, 2 or 5 times a power of ten, so that a few of them make up the range. */
    private static BigDecimal step(BigDecimal range) {
        if (range.signum() == 0) {
            return BigDecimal.ONE;
        }
        BigDecimal rough = range.divide(BigDecimal.valueOf(STEPS), MathContext.DECIMAL64);
        BigDecimal power = BigDecimal.ONE.scaleByPowerOfTen(rough.precision() - rough.scale() - 1);
        return ROUND.stream()
                .map(power::multiply)
                .filter(step -> step.compareTo(rough) >= 0)
                .findFirst()
                .orElse(power.multiply(BigDecimal.TEN));
    }
}
