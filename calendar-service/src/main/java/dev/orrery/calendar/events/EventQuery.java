package dev.orrery.calendar.events;

import dev.orrery.calendar.calendars.StoredCalendar;
import dev.orrery.calendar.event.EventType;
import dev.orrery.calendar.event.TimeRange;
import java.util.List;
import java.util.Set;

/**
 * What a list of events is asked for.
 *
 * @param calendars where to look, each as its caller may see it
 * @param types only these; all when empty
 * @param words that must be in the title, description or location; empty for any
 */
record EventQuery(List<StoredCalendar> calendars, TimeRange range, Set<EventType> types, String words) {
    EventQuery {
        calendars = List.copyOf(calendars);
        types = Set.copyOf(types);
        words = words.strip();
    }

    String[] calendarIds() {
        return calendars.stream().map(calendar -> calendar.id().value()).toArray(String[]::new);
    }
}
