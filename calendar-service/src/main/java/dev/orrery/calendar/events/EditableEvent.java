package dev.orrery.calendar.events;

import dev.orrery.calendar.calendars.StoredCalendar;
import dev.orrery.calendar.event.EventBody;
import dev.orrery.calendar.eventstore.StoredEvent;
import dev.orrery.calendar.series.Wanted;
import dev.orrery.calendar.v1.Event;
import java.util.UUID;

/**
 * An event that its caller may change, and that nobody else changes meanwhile.
 *
 * @param isGuest whether they may only because guests may
 * @param caller the user
 */
public record EditableEvent(StoredCalendar calendar, StoredEvent stored, boolean isGuest, UUID caller) {
    /** As much of an edit as the caller may do: guests neither choose guests nor say what they may do. */
    Wanted allowed(Wanted wanted, EventBody before) {
        return isGuest
                ? new Wanted(
                        wanted.times(),
                        wanted.recurrence(),
                        wanted.content()
                                .withAttendees(before.content().attendees())
                                .withSettings(before.content().settings()))
                : wanted;
    }

    /** A version of it as the caller sees it. */
    Event shown(Event event) {
        return isGuest ? EventProtos.invited(event, caller) : event;
    }
}
