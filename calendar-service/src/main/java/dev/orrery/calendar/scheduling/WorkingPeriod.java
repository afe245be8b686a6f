package dev.orrery.calendar.scheduling;

import java.time.DayOfWeek;

/**
 * A stretch of a weekday on which somebody works.
 *
 * @param startMinute of the day
 * @param endMinute of the day, exclusive; 1440 is midnight
 */
public record WorkingPeriod(DayOfWeek day, int startMinute, int endMinute) {
    public static final int MINUTES_OF_DAY = 24 * 60;

    public WorkingPeriod {
        if (startMinute < 0 || startMinute >= endMinute || endMinute > MINUTES_OF_DAY) {
            throw new IllegalArgumentException(
                    "minutes: " + startMinute + " to " + endMinute + " (expected: rising, from 0 to 1440)");
        }
    }

    public boolean overlaps(WorkingPeriod other) {
        return day == other.day && startMinute < other.endMinute && other.startMinute < endMinute;
    }
}
