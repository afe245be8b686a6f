package dev.orrery.calendar.booking;

import java.time.DayOfWeek;
import java.util.List;

/**
 * Some hours of one day of the week.
 *
 * @param startMinute of the day
 * @param endMinute of the day, exclusive; 1440 is the end of the day
 */
public record OpenHours(DayOfWeek day, int startMinute, int endMinute) implements Comparable<OpenHours> {
    static final int DAY_MINUTES = 24 * 60;

    public OpenHours {
        if (startMinute < 0 || startMinute >= endMinute || endMinute > DAY_MINUTES) {
            throw new IllegalArgumentException("minutes: " + startMinute + " to " + endMinute
                    + " (expected: the end after the start, both within a day)");
        }
    }

    /** The inverse of {@link #toString}. */
    public static OpenHours parse(String text) {
        List<String> parts = List.of(text.split(" ", -1));
        return new OpenHours(
                DayOfWeek.valueOf(parts.get(0)), Integer.parseInt(parts.get(1)), Integer.parseInt(parts.get(2)));
    }

    boolean overlaps(OpenHours other) {
        return day == other.day && startMinute < other.endMinute && other.startMinute < endMinute;
    }

    @Override
    public int compareTo(OpenHours other) {
        return day == other.day ? Integer.compare(startMinute, other.startMinute) : day.compareTo(other.day);
    }

    @Override
    public String toString() {
        return day + " " + startMinute + " " + endMinute;
    }
}
