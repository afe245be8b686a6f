package dev.orrery.recurrence;

import org.jspecify.annotations.Nullable;

/**
 * One value of RDATE.
 *
 * @param duration of a PERIOD; null for the duration of the series
 */
public record RecurrenceDate(EventTime start, @Nullable EventDuration duration) {
    public static RecurrenceDate at(EventTime start) {
        return new RecurrenceDate(start, null);
    }
}
