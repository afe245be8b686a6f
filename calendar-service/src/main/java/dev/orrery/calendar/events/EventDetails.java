package dev.orrery.calendar.events;

import dev.orrery.calendar.calendars.StoredCalendar;
import dev.orrery.calendar.v1.Event;

/** An event whose details its reader may see, and the calendar that it is in. */
public record EventDetails(StoredCalendar calendar, Event event) {
    /** Whether readers of the calendar who may not write to it do not see them. */
    public boolean arePrivate() {
        return event.getVisibility() == Event.Visibility.PRIVATE
                || event.getVisibility() == Event.Visibility.CONFIDENTIAL;
    }
}
