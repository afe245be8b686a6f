package dev.orrery.recurrence;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** Reads DATE and DATE-TIME values of RFC 5545 3.3.4 and 3.3.5, by hand because every rule with UNTIL passes here. */
final class TimeText {
    private static final String EXPECTED = "a date such as 20260131 or a date-time such as 20260131T090000Z";

    private TimeText() {}

    /**
     * @param zone the zone of a date-time without Z, or null for a floating one
     */
    static EventTime parse(String part, String value, @Nullable ZoneId zone, Leniency leniency) {
        String text = leniency == Leniency.LENIENT ? compact(value) : value;
        int length = text.length();
        boolean isDate = length == 8;
        boolean isUtc = length == 16 && text.charAt(15) == 'Z';
        boolean isDateTime = isUtc || length == 15;
        if (!isDate && (!isDateTime || text.charAt(8) != 'T')) {
            throw syntax(part, value);
        }
        try {
            LocalDate date = LocalDate.of(
                    number(part, value, text, 0, 4), number(part, value, text, 4, 6), number(part, value, text, 6, 8));
            if (isDate) {
                return new EventTime.AllDay(date);
            }
            // A leap second is read as the second before it: java.time has none.
            int second = Math.min(number(part, value, text, 13, 15), leapSecondAs59(text));
            LocalDateTime dateTime =
                    date.atTime(number(part, value, text, 9, 11), number(part, value, text, 11, 13), second);
            if (isUtc) {
                return new EventTime.Zoned(dateTime, ZoneOffset.UTC);
            }
            return zone == null ? new EventTime.Floating(dateTime) : new EventTime.Zoned(dateTime, zone);
        } catch (DateTimeException e) {
            throw new InvalidRecurrenceException(part, value, "a date and time that exist");
        }
    }

    private static int leapSecondAs59(String text) {
        return text.startsWith("60", 13) ? 59 : 99;
    }

    /** {@code 2026-01-31T09:00:00z} as {@code 20260131T090000Z}, also with its Z doubled. */
    private static String compact(String value) {
        StringBuilder compacted = new StringBuilder(value.length());
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c != '-' && c != ':' && c > ' ') {
                compacted.append(Character.toUpperCase(c));
            }
        }
        if (compacted.indexOf("ZZ") == 15) {
            compacted.setLength(16);
        }
        if (compacted.length() == 9 && compacted.charAt(8) == 'Z') {
            compacted.setLength(8);
        }
        return compacted.toString();
    }

    private static int number(String part, String value, String text, int from, int to) {
        int number = 0;
        for (int i = from; i < to; i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                throw syntax(part, value);
            }
            number = number * 10 + digit;
        }
        return number;
    }

    private static InvalidRecurrenceException syntax(String part, String value) {
        return new InvalidRecurrenceException(InvalidRecurrenceException.Reason.SYNTAX, part, value, EXPECTED);
    }
}
