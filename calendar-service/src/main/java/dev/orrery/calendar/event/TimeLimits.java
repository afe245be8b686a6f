package dev.orrery.calendar.event;

import dev.orrery.recurrence.EventTime;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;

/**
 * Which times events have. Moments are told as {@code google.protobuf.Timestamp}, which knows the years 1 to 9999, and
 * iCalendar writes years with four digits: so days are kept free at both ends, and every event lies within those years on
 * the clock of every zone.
 */
public final class TimeLimits {
    /** No instance begins before. */
    static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
    /** No instance ends after. */
    static final Instant LAST = Instant.parse("9999-12-30T00:00:00Z");

    private static final LocalDateTime EARLIEST = LocalDate.of(1, 1, 2).atStartOfDay();
    private static final LocalDateTime LATEST = LocalDate.of(9999, 12, 29).atStartOfDay();

    private TimeLimits() {}

    /** The times, unless they are too far from now. */
    public static EventTimes checked(EventTimes times) {
        check("start", times.start());
        check("end", times.end());
        return times;
    }

    /** Whether a moment may be that of an instance. */
    public static boolean includes(Instant moment) {
        return !moment.isBefore(FIRST) && !moment.isAfter(LAST);
    }

    /** Refuses a time that is too far from now. */
    public static void check(String field, EventTime time) {
        if (time.local().isBefore(EARLIEST) || time.local().isAfter(LATEST)) {
            throw InvalidEventException.time(
                    field, time + " (expected: from " + EARLIEST.toLocalDate() + " to " + LATEST.toLocalDate() + ")");
        }
    }
}
