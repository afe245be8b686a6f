package dev.orrery.calendar.eventstore;

import dev.orrery.calendar.event.CalendarId;
import dev.orrery.calendar.event.EventId;

/** Identifies an event in its organisation. */
public record EventKey(CalendarId calendar, EventId event) {
    public static EventKey of(String calendar, String event) {
        return new EventKey(new CalendarId(calendar), new EventId(event));
    }
}
