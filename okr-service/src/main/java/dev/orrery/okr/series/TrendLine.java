package dev.orrery.okr.series;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A straight line through points by Theil and Sen: its slope is the median of the slopes between every two of them, so
 * that nearly three in ten may be wild without moving it.
 *
 * @param slopeLower the least slope of the 95 % interval (Sen 1968, by Kendall's statistic)
 * @param slopeUpper the greatest
 * @param pivotX the median of the points' x, where lines with other slopes cross this one
 * @param residualLower by how much a twentieth of the points lies below the line; not positive
 * @param residualUpper by how much a twentieth lies above; not negative
 */
public record TrendLine(
        double slope,
        double slopeLower,
        double slopeUpper,
        double pivotX,
        double pivotY,
        double residualLower,
        double residualUpper) {
    /** Fewer points make no trend. */
    public static final int MIN_POINTS = 4;

    private static final double Z_95 = 1.959964;
    private static final double TAIL = 0.05;

    /** One point. */
    public record Sample(double x, double y) {}

    /** The line; empty for fewer than {@value #MIN_POINTS} points. No two may have the same x. */
    public static Optional<TrendLine> through(List<Sample> samples) {
        if (samples.size() < MIN_POINTS) {
            return Optional.empty();
        }
        double[] slopes = slopes(samples);
        double slope = quantile(slopes, 0.5);
        double pivotX = quantile(sorted(samples.stream().mapToDouble(Sample::x).toArray()), 0.5);
        double intercept = quantile(
                sorted(samples.stream()
                        .mapToDouble(sample -> sample.y() - slope * sample.x())
                        .toArray()),
                0.5);
        double[] residuals = sorted(samples.stream()
                .mapToDouble(sample -> sample.y() - intercept - slope * sample.x())
                .toArray());
        int outside = ranksOutside(samples.size(), slopes.length);
        return Optional.of(new TrendLine(
                slope,
                slopes[outside],
                slopes[slopes.length - 1 - outside],
                pivotX,
                intercept + slope * pivotX,
                Math.min(quantile(residuals, TAIL), 0),
                Math.max(quantile(residuals, 1 - TAIL), 0)));
    }

    /** The value on the line. */
    public double at(double x) {
        return pivotY + slope * (x - pivotX);
    }

    /** The lower end of the interval at an x after the points. */
    public double lowerAt(double x) {
        return pivotY + slopeLower * (x - pivotX) + residualLower;
    }

    /** The upper end of the interval at an x after the points. */
    public double upperAt(double x) {
        return pivotY + slopeUpper * (x - pivotX) + residualUpper;
    }

    private static double[] slopes(List<Sample> samples) {
        List<Double> slopes = new ArrayList<>();
        for (int i = 0; i < samples.size(); i++) {
            for (int j = i + 1; j < samples.size(); j++) {
                slopes.add((samples.get(j).y() - samples.get(i).y())
                        / (samples.get(j).x() - samples.get(i).x()));
            }
        }
        return sorted(slopes.stream().mapToDouble(Double::doubleValue).toArray());
    }

    /** How many slopes at either end are outside of the interval. */
    private static int ranksOutside(int points, int slopes) {
        double deviation = Math.sqrt(points * (points - 1.0) * (2.0 * points + 5.0) / 18.0);
        int outside = (int) Math.floor((slopes - Z_95 * deviation) / 2);
        return Math.clamp(outside, 0, (slopes - 1) / 2);
    }

    private static double[] sorted(double[] values) {
        Arrays.sort(values);
        return values;
    }

    /** Between two values by their distance. */
    private static double quantile(double[] sorted, double share) {
        double rank = share * (sorted.length - 1);
        int below = (int) Math.floor(rank);
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (rank - below) * (sorted[above] - sorted[below]);
    }
}
