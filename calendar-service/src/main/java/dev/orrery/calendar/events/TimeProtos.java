package dev.orrery.calendar.events;

import com.google.protobuf.Timestamp;
import dev.orrery.calendar.calendars.Faults;
import dev.orrery.calendar.event.EventTimes;
import dev.orrery.calendar.event.InvalidEventException;
import dev.orrery.calendar.event.TimeLimits;
import dev.orrery.calendar.event.TimeRange;
import dev.orrery.calendar.event.Zones;
import dev.orrery.calendar.v1.EventTime;
import dev.orrery.recurrence.InvalidRecurrenceException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAccessor;

/** Times between the contract and the service. */
final class TimeProtos {
    /** {@code 2026-11-21T09:00:00}, with an offset or without. */
    private static final DateTimeFormatter INPUT = DateTimeFormatter.ISO_DATE_TIME;

    /** How long a text of {@link LocalDateTime} is that leaves out seconds, as it does where they are none. */
    private static final int LENGTH_TO_THE_MINUTE = "2026-11-21T09:00".length();

    private TimeProtos() {}

    /** The start and end that a caller gave; {@code end} may be absent. */
    static EventTimes times(EventTime start, EventTime end) {
        dev.orrery.recurrence.EventTime from = time("start", start);
        return TimeLimits.checked(
                end.equals(EventTime.getDefaultInstance())
                        ? EventTimes.startingAt(from)
                        : new EventTimes(from, time("end", end)));
    }

    /** What a caller asks for, without limit where they name none. */
    static TimeRange range(boolean hasStart, Timestamp start, boolean hasEnd, Timestamp end) {
        return Faults.told("", () -> TimeRange.of(hasStart ? instant(start) : null, hasEnd ? instant(end) : null));
    }

    private static Instant instant(Timestamp timestamp) {
        return Instant.ofEpochSecond(timestamp.getSeconds(), timestamp.getNanos());
    }

    static dev.orrery.recurrence.EventTime time(String field, EventTime time) {
        if (time.getDate().isEmpty() == time.getDateTime().isEmpty()) {
            throw InvalidEventException.time(field, "date or date_time (expected: exactly one of them)");
        }
        try {
            return time.getDate().isEmpty() ? dateTime(field, time) : date(field, time);
        } catch (InvalidRecurrenceException outOfRange) {
            throw InvalidEventException.time(field, outOfRange);
        }
    }

    private static dev.orrery.recurrence.EventTime date(String field, EventTime time) {
        if (!time.getTimeZone().isEmpty()) {
            throw InvalidEventException.time(field + ".time_zone", time.getTimeZone() + " (expected: none for a date)");
        }
        try {
            return new dev.orrery.recurrence.EventTime.AllDay(LocalDate.parse(time.getDate()));
        } catch (DateTimeException malformed) {
            throw InvalidEventException.time(field + ".date", time.getDate() + " (expected: a day as YYYY-MM-DD)");
        }
    }

    private static dev.orrery.recurrence.EventTime dateTime(String field, EventTime time) {
        TemporalAccessor parsed;
        try {
            parsed = INPUT.parseBest(time.getDateTime(), OffsetDateTime::from, LocalDateTime::from);
        } catch (DateTimeException malformed) {
            throw InvalidEventException.time(
                    field + ".date_time", time.getDateTime() + " (expected: as YYYY-MM-DDThh:mm:ss)");
        }
        if (parsed instanceof OffsetDateTime moment) {
            ZoneId zone = time.getTimeZone().isEmpty() ? ZoneOffset.UTC : zone(field, time.getTimeZone());
            return new dev.orrery.recurrence.EventTime.Zoned(
                    moment.atZoneSameInstant(zone).toLocalDateTime(), zone);
        }
        LocalDateTime local = LocalDateTime.from(parsed);
        return time.getTimeZone().isEmpty()
                ? new dev.orrery.recurrence.EventTime.Floating(local)
                : new dev.orrery.recurrence.EventTime.Zoned(local, zone(field, time.getTimeZone()));
    }

    private static ZoneId zone(String field, String name) {
        return Zones.find(name)
                .orElseThrow(() -> InvalidEventException.time(
                        field + ".time_zone", name + " (expected: an IANA zone such as Europe/Berlin)"));
    }

    /** A time as callers see it, with its moment. */
    static EventTime proto(dev.orrery.recurrence.EventTime time, ZoneId calendarZone) {
        EventTime.Builder proto = EventTime.newBuilder().setInstant(timestamp(time.toInstant(calendarZone)));
        return switch (time) {
            case dev.orrery.recurrence.EventTime.AllDay day ->
                proto.setDate(day.date().toString()).build();
            case dev.orrery.recurrence.EventTime.Floating floating ->
                proto.setDateTime(text(floating.dateTime())).build();
            case dev.orrery.recurrence.EventTime.Zoned zoned ->
                proto.setDateTime(text(zoned.dateTime()))
                        .setTimeZone(Zones.name(zoned.zone()))
                        .build();
        };
    }

    /** To the second; a formatter would take longer than all else that is done with an event. */
    private static String text(LocalDateTime local) {
        String text = local.truncatedTo(ChronoUnit.SECONDS).toString();
        return text.length() == LENGTH_TO_THE_MINUTE ? text + ":00" : text;
    }

    static Timestamp timestamp(Instant instant) {
        return Timestamp.newBuilder()
                .setSeconds(instant.getEpochSecond())
                .setNanos(instant.getNano())
                .build();
    }
}
