package dev.orrery.calendar.scheduling;

import java.time.DayOfWeek;
import java.util.List;

/**
 * A stretch of a weekday, every week: when somebody works, or a room is open.
 *
 * @param startMinute of the day
 * @param endMinute of the day, exclusive; 1440 is midnight
 */
public record WeeklyPeriod(DayOfWeek day, int startMinute, int endMinute) implements Comparable<WeeklyPeriod> {
    static final int MINUTES_OF_DAY = 24 * 60;

    public WeeklyPeriod {
        if (startMinute < 0 || startMinute >= endMinute || endMinute > MINUTES_OF_DAY) {
            throw new IllegalArgumentException(
                    "minutes: " + startMinute + " to " + endMinute + " (expected: rising, from 0 to 1440)");
        }
    }

    /** The inverse of {@link #toString}. */
    public static WeeklyPeriod parse(String text) {
        List<String> parts = List.of(text.split(" ", -1));
        return new WeeklyPeriod(
                DayOfWeek.valueOf(parts.get(0)), Integer.parseInt(parts.get(1)), Integer.parseInt(parts.get(2)));
    }

    boolean overlaps(WeeklyPeriod other) {
        return day == other.day && startMinute < other.endMinute && other.startMinute < endMinute;
    }

    @Override
    public int compareTo(WeeklyPeriod other) {
        return day == other.day ? Integer.compare(startMinute, other.startMinute) : day.compareTo(other.day);
    }

    @Override
    public String toString() {
        return day + " " + startMinute + " " + endMinute;
    }
}
