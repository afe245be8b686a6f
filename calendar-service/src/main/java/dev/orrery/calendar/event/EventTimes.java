package dev.orrery.calendar.event;

import dev.orrery.recurrence.EventTime;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/**
 * When an event starts and ends, as planned. Both are of the same kind; the end of a day is exclusive.
 */
public record EventTimes(EventTime start, EventTime end) {
    public EventTimes {
        if (!start.getClass().equals(end.getClass())) {
            throw InvalidEventException.time("end", end + " (expected: the same kind of time as start, " + start + ")");
        }
        if (start instanceof EventTime.AllDay && !end.local().isAfter(start.local())) {
            throw InvalidEventException.time("end", end + " (expected: a day after start, " + start + ")");
        }
        // Within one zone wall times decide: around a change of the offset they may run against the moments.
        boolean isBefore = isComparable(start, end)
                ? end.local().isBefore(start.local())
                : end.toInstant(ZoneOffset.UTC).isBefore(start.toInstant(ZoneOffset.UTC));
        if (isBefore) {
            throw InvalidEventException.time("end", end + " (expected: not before start, " + start + ")");
        }
    }

    /** An event whose end is not given: a day for a date, a moment otherwise. */
    public static EventTimes startingAt(EventTime start) {
        TimeLimits.check("start", start);
        return new EventTimes(
                start,
                start instanceof EventTime.AllDay
                        ? start.withLocal(start.local().plusDays(1))
                        : start);
    }

    public Instant startsAt(ZoneId calendarZone) {
        return start.toInstant(calendarZone);
    }

    /** The moment of the end; never before the start, also where the clocks go back between them. */
    public Instant endsAt(ZoneId calendarZone) {
        Instant startsAt = startsAt(calendarZone);
        Instant endsAt = end.toInstant(calendarZone);
        return endsAt.isBefore(startsAt) ? startsAt : endsAt;
    }

    /**
     * The same event at another start. RFC 5545 3.8.5.3: an instance lasts exactly as long as the first; days are
     * counted as days.
     */
    public EventTimes movedTo(EventTime newStart) {
        return switch (start) {
            case EventTime.AllDay _, EventTime.Floating _ -> {
                long seconds = ChronoUnit.SECONDS.between(start.local(), end.local());
                yield new EventTimes(
                        newStart, newStart.withLocal(newStart.local().plusSeconds(seconds)));
            }
            case EventTime.Zoned _ -> {
                ZoneId endZone = ((EventTime.Zoned) end).zone();
                ZoneId utc = ZoneOffset.UTC;
                Duration length = Duration.between(startsAt(utc), endsAt(utc));
                EventTime newEnd = EventTime.at(newStart.toInstant(utc).plus(length), endZone);
                // Half an hour across the end of summer time ends at an earlier wall time.
                yield isComparable(newStart, newEnd) && newEnd.local().isBefore(newStart.local())
                        ? new EventTimes(
                                newStart, EventTime.utc(newStart.toInstant(utc).plus(length)))
                        : new EventTimes(newStart, newEnd);
            }
        };
    }

    private static boolean isComparable(EventTime start, EventTime end) {
        return !(start instanceof EventTime.Zoned from && end instanceof EventTime.Zoned to)
                || from.zone().equals(to.zone());
    }
}
