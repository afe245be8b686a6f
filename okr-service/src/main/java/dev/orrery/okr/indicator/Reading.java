package dev.orrery.okr.indicator;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What a KPI shows: the value of the period that its latest measurement is in, and that measurement's time.
 */
public record Reading(BigDecimal value, Instant lastTime) {
    /** The reading of all measurements of a KPI; empty when there is none. */
    public static Optional<Reading> of(Collection<Point> points, Period period, Aggregation aggregation) {
        Optional<Instant> latest = points.stream().map(Point::time).max(Comparator.naturalOrder());
        return latest.map(time -> {
            Period.Span span = period.containing(time);
            List<Point> current =
                    points.stream().filter(point -> span.contains(point.time())).toList();
            return new Reading(PeriodSummary.of(current).value(aggregation), time);
        });
    }
}
