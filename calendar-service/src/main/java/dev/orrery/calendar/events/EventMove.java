package dev.orrery.calendar.events;

import dev.orrery.calendar.calendars.StoredCalendar;
import dev.orrery.calendar.event.InstanceId;
import dev.orrery.calendar.eventstore.EventKey;
import dev.orrery.calendar.eventstore.StoredEvent;
import dev.orrery.calendar.names.CalendarName;
import dev.orrery.calendar.names.EventName;
import dev.orrery.calendar.v1.Event;

/** Moves an event to another calendar: watchers see it go from the one and come to the other. */
final class EventMove {
    private EventMove() {}

    static Event run(EventTurn turn, EventName name, CalendarName destination, String etag) {
        StoredCalendar from = turn.writable(name.calendar());
        StoredCalendar to = turn.writable(destination.in(turn.organization(), "destination"));
        StoredEvent stored = turn.locked(name, etag);
        if (from.id().equals(to.id())) {
            return EventProtos.event(turn.organization(), stored, from.zone());
        }
        turn.carryRooms(
                stored.key(),
                InstanceId.SINGLE,
                new EventKey(to.id(), stored.event().id()));
        Event moved = turn.insert(to, stored.event(), stored.splitFrom());
        turn.moveComments(stored.key(), to.id());
        turn.delete(from, stored);
        return moved;
    }
}
