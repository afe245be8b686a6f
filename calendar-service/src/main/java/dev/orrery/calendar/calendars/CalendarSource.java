package dev.orrery.calendar.calendars;

import dev.orrery.calendar.event.CalendarId;
import dev.orrery.calendar.eventstore.EventKey;
import java.util.Optional;

/** Where one caller's calendars come from, each deleted or not, and only those that they have any role on. */
public interface CalendarSource {
    Optional<StoredCalendar> byId(CalendarId id);

    /** The calendar of an event, and whether there is this event in it. */
    Optional<EventInCalendar> withEvent(EventKey event);
}
