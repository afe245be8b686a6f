package dev.orrery.calendar.scheduling;

import dev.orrery.calendar.freebusy.Interval;
import dev.orrery.calendar.freebusy.IntervalSet;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The hours of a week by the clocks of a place, so that nine o'clock stays nine o'clock when those change.
 *
 * @param periods in the order of the week, none over another
 */
public record WeeklyHours(ZoneId zone, List<WeeklyPeriod> periods) {
    private static final int NINE = 9 * 60;
    private static final int FIVE = 17 * 60;

    public WeeklyHours {
        periods = periods.stream().sorted().toList();
        for (int i = 1; i < periods.size(); i++) {
            if (periods.get(i).overlaps(periods.get(i - 1))) {
                throw new IllegalArgumentException(
                        "periods: " + periods.get(i) + " (expected: not over " + periods.get(i - 1) + ")");
            }
        }
    }

    /** Of people who have not said when they work: Monday to Friday, nine to five. */
    public static WeeklyHours usual(ZoneId zone) {
        return new WeeklyHours(
                zone,
                Stream.of(DayOfWeek.values())
                        .filter(day -> day.compareTo(DayOfWeek.SATURDAY) < 0)
                        .map(day -> new WeeklyPeriod(day, NINE, FIVE))
                        .toList());
    }

    /** The time of these hours within a range; what goes on through midnight is one stretch. */
    public IntervalSet in(Interval range) {
        List<Interval> time = new ArrayList<>();
        LocalDate last = LocalDate.ofInstant(range.end(), zone);
        for (LocalDate day = LocalDate.ofInstant(range.start(), zone); !day.isAfter(last); day = day.plusDays(1)) {
            addDay(day, time);
        }
        return IntervalSet.of(time).intersection(IntervalSet.of(range));
    }

    private void addDay(LocalDate day, List<Interval> time) {
        for (WeeklyPeriod period : periods) {
            if (period.day() == day.getDayOfWeek()) {
                Instant start = at(day, period.startMinute());
                Instant end = at(day, period.endMinute());
                // What begins in an hour that the clocks leave out begins an hour later, and may be over by then.
                if (start.isBefore(end)) {
                    time.add(new Interval(start, end));
                }
            }
        }
    }

    private Instant at(LocalDate day, int minute) {
        return day.atStartOfDay().plusMinutes(minute).atZone(zone).toInstant();
    }
}
