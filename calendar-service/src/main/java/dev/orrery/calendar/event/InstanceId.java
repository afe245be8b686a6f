package dev.orrery.calendar.event;

import dev.orrery.recurrence.EventTime;
import dev.orrery.recurrence.InvalidRecurrenceException;
import dev.orrery.recurrence.RecurrenceId;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * Identifies an instance within its series by when the series would have it start: {@code 20261121T090000Z} in UTC,
 * {@code 20261121T090000} for a floating series, {@code 20261121} for days. So it survives that the instance is moved.
 */
public record InstanceId(String value) implements Comparable<InstanceId> {
    /** Of an event that does not repeat. */
    public static final InstanceId SINGLE = new InstanceId("");

    public static InstanceId of(EventTime originalStart) {
        return new InstanceId(new RecurrenceId(originalStart).toString());
    }

    /**
     * Of a RECURRENCE-ID, which real files do not always write in the form of the series' start.
     *
     * @param calendarZone where days and floating times are read
     */
    public static InstanceId of(EventTime recurrenceId, EventTime seriesStart, ZoneId calendarZone) {
        if (recurrenceId.getClass().equals(seriesStart.getClass())) {
            return of(recurrenceId);
        }
        return of(
                switch (seriesStart) {
                    case EventTime.AllDay _ ->
                        new EventTime.AllDay(recurrenceId.local().toLocalDate());
                    case EventTime.Floating floating ->
                        recurrenceId instanceof EventTime.AllDay day
                                ? floating.withLocal(
                                        day.date().atTime(floating.local().toLocalTime()))
                                : floating.withLocal(recurrenceId.local());
                    case EventTime.Zoned zoned ->
                        recurrenceId instanceof EventTime.AllDay day
                                ? zoned.withLocal(
                                        day.date().atTime(zoned.local().toLocalTime()))
                                : EventTime.at(recurrenceId.toInstant(calendarZone), zoned.zone());
                });
    }

    /** The original start in the form of the series' own start; empty when this names no instance of such a series. */
    public Optional<EventTime> originalStart(EventTime seriesStart) {
        EventTime time;
        try {
            time = RecurrenceId.parse(value).time();
        } catch (InvalidRecurrenceException malformed) {
            return Optional.empty();
        }
        if (!time.getClass().equals(seriesStart.getClass())) {
            return Optional.empty();
        }
        return Optional.of(
                seriesStart instanceof EventTime.Zoned series
                        ? EventTime.at(time.toInstant(ZoneOffset.UTC), series.zone())
                        : time);
    }

    /** The moment of the original start. */
    public Instant originalMoment(EventTime seriesStart, ZoneId calendarZone) {
        return originalStart(seriesStart)
                .orElseThrow(() -> new IllegalStateException(value + ": no instance of a series from " + seriesStart))
                .toInstant(calendarZone);
    }

    @Override
    public int compareTo(InstanceId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
