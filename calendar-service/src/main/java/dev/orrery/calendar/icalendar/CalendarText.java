package dev.orrery.calendar.icalendar;

import java.util.List;

/** What an iCalendar stream holds, as components in its order. */
record CalendarText(List<Component> events, List<Component> timeZones) {
    CalendarText {
        events = List.copyOf(events);
        timeZones = List.copyOf(timeZones);
    }
}
