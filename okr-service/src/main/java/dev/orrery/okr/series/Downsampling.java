package dev.orrery.okr.series;

import dev.orrery.okr.indicator.Point;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Which points show the shape of a line when there are too many: Largest Triangle Three Buckets (Steinarsson 2013). The
 * first and the last stay; of each bucket between them stays the point that spans the largest triangle with the one
 * chosen before and the average of the next bucket. What stays was measured: nothing is averaged away.
 */
public final class Downsampling {
    /** A first, a last, and one between them. */
    public static final int MIN_POINTS = 3;

    private Downsampling() {}

    /**
     * The points that show the shape.
     *
     * @param points in order
     * @param max at least {@value #MIN_POINTS}
     */
    public static List<Point> of(List<Point> points, int max) {
        if (max < MIN_POINTS) {
            throw new IllegalArgumentException("max: " + max + " (expected: at least " + MIN_POINTS + ")");
        }
        return points.size() <= max ? List.copyOf(points) : choose(points, max);
    }

    private static List<Point> choose(List<Point> points, int max) {
        double[] x = new double[points.size()];
        double[] y = new double[points.size()];
        Instant origin = points.getFirst().time();
        for (int i = 0; i < x.length; i++) {
            Duration since = Duration.between(origin, points.get(i).time());
            x[i] = since.getSeconds() + since.getNano() / 1e9;
            y[i] = points.get(i).value().doubleValue();
        }
        double width = (x.length - 2) / (double) (max - 2);
        List<Point> chosen = new ArrayList<>(max);
        chosen.add(points.getFirst());
        int previous = 0;
        for (int bucket = 0; bucket < max - 2; bucket++) {
            int from = 1 + (int) (bucket * width);
            int to = 1 + (int) ((bucket + 1) * width);
            int nextTo = Math.min(1 + (int) ((bucket + 2) * width), x.length);
            previous = largest(x, y, previous, from, to, nextTo);
            chosen.add(points.get(previous));
        }
        chosen.add(points.getLast());
        return chosen;
    }

    /** The point of a bucket that spans the largest triangle; the next bucket begins at {@code to}. */
    private static int largest(double[] x, double[] y, int previous, int from, int to, int nextTo) {
        double nextX = average(x, to, nextTo);
        double nextY = average(y, to, nextTo);
        int best = from;
        double bestArea = -1;
        for (int i = from; i < to; i++) {
            double area = Math.abs(
                    (x[previous] - nextX) * (y[i] - y[previous]) - (x[previous] - x[i]) * (nextY - y[previous]));
            if (area > bestArea) {
                bestArea = area;
                best = i;
            }
        }
        return best;
    }

    private static double average(double[] values, int from, int to) {
        double sum = 0;
        for (int i = from; i < to; i++) {
            sum += values[i];
        }
        return sum / (to - from);
    }
}
