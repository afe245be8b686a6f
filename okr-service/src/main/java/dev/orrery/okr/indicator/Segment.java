package dev.orrery.okr.indicator;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Some measurements that follow each other within one day of the organisation, so few that a series can be drawn from
 * segments as from the measurements themselves, and so many that there are far fewer segments.
 *
 * @param count of measurements; at least 1
 * @param min the first of the least
 * @param max the first of the greatest
 */
public record Segment(long count, BigDecimal sum, Point first, Point min, Point max, Point last) {
    /** How many measurements a segment has before the next one begins. */
    public static final int MAX_COUNT = 50;

    /** The segment of one measurement. */
    public static Segment of(Point point) {
        return new Segment(1, point.value(), point, point, point, point);
    }

    /** The segment with one measurement more, which is later than the others. */
    Segment plus(Point point) {
        return new Segment(
                count + 1,
                sum.add(point.value()),
                first,
                point.value().compareTo(min.value()) < 0 ? point : min,
                point.value().compareTo(max.value()) > 0 ? point : max,
                point);
    }

    /** Its outermost measurements, in the order of their moments and each once: what its line looks like from afar. */
    public List<Point> corners() {
        return Stream.of(first, min, max, last)
                .sorted(Comparator.comparing(Point::time))
                .distinct()
                .toList();
    }

    /** The measurements as far as any aggregation asks. */
    public PeriodSummary summary() {
        return new PeriodSummary(count, sum, min.value(), max.value(), last.value());
    }
}
