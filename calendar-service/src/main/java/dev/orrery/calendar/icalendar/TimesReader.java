package dev.orrery.calendar.icalendar;

import dev.orrery.calendar.event.EventTimes;
import dev.orrery.calendar.event.InvalidEventException;
import dev.orrery.recurrence.EventDuration;
import dev.orrery.recurrence.EventTime;
import dev.orrery.recurrence.InvalidRecurrenceException;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Optional;

/** When a component takes place: DTSTART with DTEND, with DURATION, or alone. */
final class TimesReader {
    private TimesReader() {}

    static EventTimes read(Component component, TimeZoneNames zones) {
        EventTime start = component
                .first("DTSTART")
                .map(line -> Moments.read(line, zones))
                .orElseThrow(() -> InvalidEventException.time("DTSTART", "missing (expected: a start)"));
        Optional<ContentLine> end = component.first("DTEND");
        if (end.isPresent()) {
            return until(start, Moments.read(end.get(), zones));
        }
        return component
                .first("DURATION")
                .map(line -> lasting(start, line.value().strip()))
                .orElseGet(() -> EventTimes.startingAt(start));
    }

    private static EventTimes until(EventTime start, EventTime end) {
        EventTime alike = inFormOf(start, end);
        // Many programs end an event of one day on that day, though the end of days is exclusive.
        return start instanceof EventTime.AllDay && !alike.local().isAfter(start.local())
                ? EventTimes.startingAt(start)
                : new EventTimes(start, alike);
    }

    /** RFC 5545 3.8.2.2 wants both of one kind, real files do not always have them so: a begun day counts whole. */
    private static EventTime inFormOf(EventTime start, EventTime end) {
        if (end.getClass().equals(start.getClass())) {
            return end;
        }
        boolean isBegun =
                start instanceof EventTime.AllDay && !end.local().toLocalTime().equals(LocalTime.MIDNIGHT);
        return start.withLocal(isBegun ? end.local().plusDays(1) : end.local());
    }

    private static EventTimes lasting(EventTime start, String duration) {
        EventDuration length;
        try {
            length = EventDuration.parse(duration);
        } catch (InvalidRecurrenceException malformed) {
            throw InvalidEventException.time("DURATION", duration + " (expected: a duration such as PT1H)");
        }
        // RFC 5545 3.3.6: days are counted on the wall clock, hours exactly.
        EventTime afterDays = start.withLocal(start.local().plusDays(length.days()));
        if (length.seconds() == 0) {
            return until(start, afterDays);
        }
        return new EventTimes(
                start,
                switch (afterDays) {
                    case EventTime.AllDay day ->
                        throw InvalidEventException.time(
                                "DURATION", duration + " (expected: whole days after the date " + day + ")");
                    case EventTime.Floating floating ->
                        floating.withLocal(floating.local().plusSeconds(length.seconds()));
                    case EventTime.Zoned zoned ->
                        EventTime.at(zoned.toInstant(ZoneOffset.UTC).plusSeconds(length.seconds()), zoned.zone());
                });
    }
}
