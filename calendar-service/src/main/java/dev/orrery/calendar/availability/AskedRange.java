package dev.orrery.calendar.availability;

import com.google.protobuf.Timestamp;
import dev.orrery.calendar.freebusy.Interval;
import dev.orrery.kit.errors.ServiceException;
import java.time.Duration;
import java.time.Instant;

/** The range that a question about time is asked for. */
public final class AskedRange {
    /** A quarter of a year, which is what calendars show at once and what rooms are booked ahead. */
    public static final Duration MAX = Duration.ofDays(93);

    private AskedRange() {}

    /** From start to end, which are fields of the request. */
    public static Interval of(String startField, Timestamp start, String endField, Timestamp end) {
        Instant from = instant(start);
        Instant to = instant(end);
        if (!from.isBefore(to)) {
            throw ServiceException.invalidField(endField, to + " (expected: after " + startField + ", " + from + ")");
        }
        if (Duration.between(from, to).compareTo(MAX) > 0) {
            throw ServiceException.invalidField(
                    endField, to + " (expected: at most " + MAX.toDays() + " days after " + startField + ")");
        }
        return new Interval(from, to);
    }

    private static Instant instant(Timestamp timestamp) {
        return Instant.ofEpochSecond(timestamp.getSeconds(), timestamp.getNanos());
    }
}
