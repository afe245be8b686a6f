package dev.orrery.recurrence;

import dev.orrery.recurrence.InvalidRecurrenceException.Reason;
import java.time.ZoneOffset;

/**
 * Which instance of a series: its original start, wherever it has been moved to. A start in a zone is named in UTC, so
 * the name does not change with the zone it is written in.
 *
 * @param time a date, a floating time or a time in UTC
 */
public record RecurrenceId(EventTime time) {
    public RecurrenceId {
        if (time instanceof EventTime.Zoned zoned && !zoned.isUtc()) {
            time = EventTime.utc(zoned.toInstant(ZoneOffset.UTC));
        }
    }

    /** Reads what {@link #toString} writes. */
    public static RecurrenceId parse(String text) {
        EventTime time = TimeText.parse("RECURRENCE-ID", text, null, Leniency.STRICT);
        if (text.isEmpty()) {
            throw new InvalidRecurrenceException(Reason.MISSING, "RECURRENCE-ID", text, "a date or date-time");
        }
        return new RecurrenceId(time);
    }

    /** Basic ISO: {@code 20261121T090000Z}, {@code 20261121T090000} when floating, {@code 20261121} for a whole day. */
    @Override
    public String toString() {
        return time.toString();
    }
}
