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

/** When somebody works in a week, by the clocks of where they are. Times of one day do not overlap. */
public record WorkingHours(ZoneId zone, List<WorkingPeriod> periods) {
    private static final int NINE = 9 * 60;
    private static final int FIVE = 17 * 60;

    public WorkingHours {
        periods = List.copyOf(periods);
    }

    /** Of those who have not said: Monday to Friday, nine to five. */
    public static WorkingHours usual(ZoneId zone) {
        return new WorkingHours(
                zone,
                Stream.of(DayOfWeek.values())
                        .filter(day -> day.compareTo(DayOfWeek.SATURDAY) < 0)
                        .map(day -> new WorkingPeriod(day, NINE, FIVE))
                        .toList());
    }

    /** The working time within a range. */
    public IntervalSet in(Interval range) {
        List<Interval> working = new ArrayList<>();
        LocalDate last = LocalDate.ofInstant(range.end(), zone);
        for (LocalDate day = LocalDate.ofInstant(range.start(), zone); !day.isAfter(last); day = day.plusDays(1)) {
            addDay(day, working);
        }
        return IntervalSet.of(working).intersection(IntervalSet.of(range));
    }

    private void addDay(LocalDate day, List<Interval> working) {
        for (WorkingPeriod period : periods) {
            if (period.day() == day.getDayOfWeek()) {
                Instant start = at(day, period.startMinute());
                Instant end = at(day, period.endMinute());
                // What begins in an hour that the clocks leave out begins an hour later, and may be over by then.
                if (start.isBefore(end)) {
                    working.add(new Interval(start, end));
                }
            }
        }
    }

    private Instant at(LocalDate day, int minute) {
        return day.atStartOfDay().plusMinutes(minute).atZone(zone).toInstant();
    }
}
