package dev.orrery.okr.indicator;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Cuts the measurements of a KPI, in the order of their moments, into segments. The last one stays open. */
final class Segments {
    private final PeriodCalendar calendar;
    private final List<Segment> closed = new ArrayList<>();
    private @Nullable Segment open;
    private Period.@Nullable Span day;

    /** After the measurements of a segment that is still open; null before the first. */
    Segments(PeriodCalendar calendar, @Nullable Segment open) {
        this.calendar = calendar;
        this.open = open;
        this.day = open == null ? null : dayOf(open.first().time());
    }

    void add(Point point) {
        Segment before = open;
        if (before != null && before.count() < Segment.MAX_COUNT && day != null && day.contains(point.time())) {
            open = before.plus(point);
            return;
        }
        if (before != null) {
            closed.add(before);
        }
        if (day == null || !day.contains(point.time())) {
            day = dayOf(point.time());
        }
        open = Segment.of(point);
    }

    /** What is not closed yet; null before the first measurement. */
    @Nullable Segment open() {
        return open;
    }

    List<Segment> closed() {
        return List.copyOf(closed);
    }

    private Period.Span dayOf(Instant moment) {
        return Period.DAILY.containing(moment, calendar);
    }
}
