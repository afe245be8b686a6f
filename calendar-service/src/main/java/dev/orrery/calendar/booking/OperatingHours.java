package dev.orrery.calendar.booking;

import dev.orrery.calendar.event.TimeRange;
import dev.orrery.calendar.freebusy.Interval;
import dev.orrery.calendar.freebusy.IntervalSet;
import dev.orrery.calendar.scheduling.WeeklyHours;

/** When a room can be used, in the room's zone. Without any hours it can be used always. */
public record OperatingHours(WeeklyHours week) {
    /** Whether the room can be used all through. */
    public boolean cover(TimeRange range) {
        Interval time = new Interval(range.start(), range.end());
        return openIn(time).contains(time);
    }

    /** When it can be used within a range. */
    public IntervalSet openIn(Interval range) {
        return week.periods().isEmpty() ? IntervalSet.of(range) : week.in(range);
    }
}
