package dev.orrery.calendar.availability;

import dev.orrery.calendar.freebusy.Interval;
import dev.orrery.calendar.freebusy.IntervalSet;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;

/**
 * When somebody works within a range.
 *
 * @param hours by the clock, days off included
 * @param daysOff by their calendar of holidays
 */
public record WorkingTime(ZoneId zone, IntervalSet hours, Set<LocalDate> daysOff) {
    public WorkingTime {
        daysOff = Set.copyOf(daysOff);
    }

    /** When they are at work. */
    public IntervalSet working() {
        return hours.minus(holidays());
    }

    /** The moments of their days off. */
    public IntervalSet holidays() {
        List<Interval> days = daysOff.stream()
                .map(day -> new Interval(
                        day.atStartOfDay(zone).toInstant(),
                        day.plusDays(1).atStartOfDay(zone).toInstant()))
                .toList();
        return IntervalSet.of(days);
    }
}
