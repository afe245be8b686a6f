package dev.orrery.calendar.icalendar;

import dev.orrery.calendar.event.InvalidEventException;
import dev.orrery.recurrence.EventTime;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Optional;

/** Values of type DATE and DATE-TIME (RFC 5545 3.3.4 and 3.3.5). */
final class Moments {
    private static final DateTimeFormatter DATE_TIME =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss").withResolverStyle(ResolverStyle.STRICT);
    private static final int DATE_CHARS = 8;

    private Moments() {}

    /** The time that a property such as DTSTART gives; whether it is a date is told by its form. */
    static EventTime read(ContentLine line, TimeZoneNames zones) {
        return read(line.name(), line.value().strip(), line.parameter("TZID"), zones);
    }

    static EventTime read(String property, String value, Optional<String> tzid, TimeZoneNames zones) {
        try {
            if (value.length() == DATE_CHARS) {
                return new EventTime.AllDay(LocalDate.parse(value, DateTimeFormatter.BASIC_ISO_DATE));
            }
            if (value.endsWith("Z")) {
                return new EventTime.Zoned(
                        LocalDateTime.parse(value.substring(0, value.length() - 1), DATE_TIME), ZoneOffset.UTC);
            }
            LocalDateTime local = LocalDateTime.parse(value, DATE_TIME);
            return tzid.<EventTime>map(id -> new EventTime.Zoned(local, zones.zone(id)))
                    .orElseGet(() -> new EventTime.Floating(local));
        } catch (DateTimeException malformed) {
            throw InvalidEventException.time(
                    property, value + " (expected: a date or date-time such as 20261121T090000Z)");
        }
    }

    /** A moment such as DTSTAMP. */
    static Instant instant(ContentLine line, TimeZoneNames zones) {
        return read(line, zones).toInstant(ZoneOffset.UTC);
    }

    /** {@code DTSTART;TZID=Europe/Berlin:20261121T090000} and its like. */
    static ContentLine line(String property, EventTime time) {
        return switch (time) {
            case EventTime.AllDay day ->
                ContentLine.of(property, day.toString()).with("VALUE", "DATE");
            case EventTime.Floating floating -> ContentLine.of(property, floating.toString());
            case EventTime.Zoned zoned
            when zoned.zone().equals(ZoneOffset.UTC) ->
                ContentLine.of(property, DATE_TIME.format(zoned.dateTime()) + "Z");
            case EventTime.Zoned zoned ->
                ContentLine.of(property, DATE_TIME.format(zoned.dateTime()))
                        .with("TZID", zoned.zone().getId());
        };
    }

    static String utc(Instant instant) {
        return DATE_TIME.format(LocalDateTime.ofInstant(instant, ZoneOffset.UTC)) + "Z";
    }
}
