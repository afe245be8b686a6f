package dev.orrery.okr.series;

import dev.orrery.okr.indicator.Aggregation;
import dev.orrery.okr.indicator.Period;
import dev.orrery.okr.indicator.PeriodCalendar;
import dev.orrery.okr.indicator.PeriodSummary;
import dev.orrery.okr.indicator.Point;
import dev.orrery.okr.indicator.Segment;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Segments, in order, as one value for each period; a period without a measurement has none. */
public final class PeriodSeries {
    private final Period period;
    private final PeriodCalendar calendar;
    private final Aggregation aggregation;
    private final List<Point> points = new ArrayList<>();
    private Period.@Nullable Span span;
    private @Nullable PeriodSummary summary;

    private PeriodSeries(Period period, PeriodCalendar calendar, Aggregation aggregation) {
        this.period = period;
        this.calendar = calendar;
        this.aggregation = aggregation;
    }

    /** At the beginning of each period what it comes to. */
    public static List<Point> of(
            List<Segment> segments, Period period, PeriodCalendar calendar, Aggregation aggregation) {
        PeriodSeries series = new PeriodSeries(period, calendar, aggregation);
        segments.forEach(series::add);
        series.close();
        return series.points;
    }

    private void add(Segment segment) {
        PeriodSummary before = summary;
        // A segment lies within one day, and a day within one period.
        if (before != null && span != null && span.contains(segment.first().time())) {
            summary = before.plus(segment.summary());
            return;
        }
        close();
        span = period.containing(segment.first().time(), calendar);
        summary = segment.summary();
    }

    private void close() {
        if (span != null && summary != null) {
            points.add(new Point(span.from(), summary.value(aggregation)));
        }
    }
}
