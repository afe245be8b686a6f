package dev.orrery.recurrence;

import dev.orrery.recurrence.InvalidRecurrenceException.Reason;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * How long every instance lasts. RFC 5545 3.8.5.3 keeps two kinds apart: a DTEND means the same exact time each time, a
 * DURATION counts its days by the calendar, so that they may have 23 or 25 hours, and only its time part exactly.
 *
 * @param days days by the calendar, added first
 * @param seconds exact seconds
 */
public record EventDuration(long days, long seconds) {
    public static final EventDuration ZERO = new EventDuration(0, 0);
    private static final long MAX_DAYS = 366_000;

    public EventDuration {
        if (days < 0 || days > MAX_DAYS) {
            throw new InvalidRecurrenceException("DURATION", days + " days", "0 to " + MAX_DAYS + " days");
        }
        if (seconds < 0 || seconds > MAX_DAYS * Civil.SECONDS_PER_DAY) {
            throw new InvalidRecurrenceException("DURATION", seconds + " seconds", "0 to the seconds of 1000 years");
        }
    }

    /** So many days by the calendar, as whole-day events have them. */
    public static EventDuration ofDays(long days) {
        return new EventDuration(days, 0);
    }

    /** The same exact time for each instance. */
    public static EventDuration exactly(Duration duration) {
        return new EventDuration(0, duration.toSeconds());
    }

    /** What DTSTART and DTEND mean: days between dates, else the exact time between the two moments. */
    public static EventDuration between(EventTime start, EventTime end) {
        if (start instanceof EventTime.AllDay(var first) && end instanceof EventTime.AllDay(var last)) {
            return ofDays(checkOrder(ChronoUnit.DAYS.between(first, last), start, end));
        }
        java.time.ZoneId reading = java.time.ZoneOffset.UTC;
        Instant from = start.toInstant(reading);
        return new EventDuration(0, checkOrder(ChronoUnit.SECONDS.between(from, end.toInstant(reading)), start, end));
    }

    /** A DURATION value of RFC 5545 3.3.6, such as {@code P1DT2H} or {@code P2W}. */
    public static EventDuration parse(String text) {
        return new DurationText(text).parse();
    }

    /** An upper bound of its length, for looking back from a window. */
    long maxSeconds() {
        // A calendar day is at most two days long on any clock: when a zone repeats one.
        return seconds + (days == 0 ? 0 : (days + 1) * Civil.SECONDS_PER_DAY);
    }

    private static long checkOrder(long length, EventTime start, EventTime end) {
        if (length < 0) {
            throw new InvalidRecurrenceException(
                    Reason.CONFLICT, "DTEND", end.toString(), "not before DTSTART " + start);
        }
        return length;
    }

    /** The value as in RFC 5545. */
    @Override
    public String toString() {
        if (seconds == 0) {
            return "P" + days + "D";
        }
        return "P" + (days == 0 ? "" : days + "D")
                + Duration.ofSeconds(seconds).toString().substring(1);
    }
}
