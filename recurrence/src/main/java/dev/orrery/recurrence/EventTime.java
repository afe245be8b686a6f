package dev.orrery.recurrence;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;

/**
 * A point of a plan as RFC 5545 writes it: a date, a wall-clock time anywhere, or a wall-clock time in a zone. Which
 * moment it is depends on the zone's rules, and for the first two on the zone of whoever looks.
 */
public sealed interface EventTime {
    /** The wall-clock time; midnight for a date. */
    LocalDateTime local();

    /** The same form at another wall-clock time. */
    EventTime withLocal(LocalDateTime local);

    /**
     * The moment, read as RFC 5545 3.3.5 says: a time within a gap with the offset before it, an ambiguous one as the
     * first of the two.
     *
     * @param floatingZone where dates and floating times are read
     */
    default Instant toInstant(ZoneId floatingZone) {
        ZoneId zone = this instanceof Zoned zoned ? zoned.zone() : floatingZone;
        return ZoneTimeline.of(zone).instantOf(local());
    }

    /** The moment of {@code instant} as a wall-clock time in {@code zone}. */
    static Zoned at(Instant instant, ZoneId zone) {
        return new Zoned(LocalDateTime.ofInstant(instant.truncatedTo(ChronoUnit.SECONDS), zone), zone);
    }

    /** The moment in UTC. */
    static Zoned utc(Instant instant) {
        return at(instant, ZoneOffset.UTC);
    }

    /** A whole day. */
    record AllDay(LocalDate date) implements EventTime {
        public AllDay {
            checkYear(date.getYear());
        }

        @Override
        public LocalDateTime local() {
            return date.atTime(LocalTime.MIDNIGHT);
        }

        @Override
        public AllDay withLocal(LocalDateTime local) {
            return new AllDay(local.toLocalDate());
        }

        @Override
        public String toString() {
            return Texts.DATE.format(date);
        }
    }

    /** A wall-clock time wherever the reader is. */
    record Floating(LocalDateTime dateTime) implements EventTime {
        public Floating {
            checkDateTime(dateTime);
        }

        @Override
        public LocalDateTime local() {
            return dateTime;
        }

        @Override
        public Floating withLocal(LocalDateTime local) {
            return new Floating(local);
        }

        @Override
        public String toString() {
            return Texts.DATE_TIME.format(dateTime);
        }
    }

    /** A wall-clock time in a zone; UTC is a zone like others. */
    record Zoned(LocalDateTime dateTime, ZoneId zone) implements EventTime {
        public Zoned {
            checkDateTime(dateTime);
        }

        @Override
        public LocalDateTime local() {
            return dateTime;
        }

        @Override
        public Zoned withLocal(LocalDateTime local) {
            return new Zoned(local, zone);
        }

        boolean isUtc() {
            return zone.equals(ZoneOffset.UTC);
        }

        @Override
        public String toString() {
            String text = Texts.DATE_TIME.format(dateTime);
            return isUtc() ? text + "Z" : text + "[" + zone + "]";
        }
    }

    private static void checkYear(int year) {
        if (year < Civil.MIN_YEAR || year > Civil.MAX_YEAR) {
            throw new InvalidRecurrenceException("date", Integer.toString(year), "a year from 0 to 9999");
        }
    }

    private static void checkDateTime(LocalDateTime dateTime) {
        checkYear(dateTime.getYear());
        if (dateTime.get(ChronoField.NANO_OF_SECOND) != 0) {
            throw new InvalidRecurrenceException("date-time", dateTime.toString(), "whole seconds");
        }
    }

    /** The formats of RFC 5545, kept from the reader of the interface. */
    final class Texts {
        static final DateTimeFormatter DATE = DateTimeFormatter.BASIC_ISO_DATE;
        static final DateTimeFormatter DATE_TIME = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss");

        private Texts() {}
    }
}
