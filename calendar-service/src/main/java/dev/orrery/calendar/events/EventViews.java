package dev.orrery.calendar.events;

import dev.orrery.calendar.event.Occurrence;
import dev.orrery.calendar.eventstore.EventSource;
import dev.orrery.calendar.eventstore.EventView;
import dev.orrery.calendar.eventstore.StoredEvent;
import dev.orrery.calendar.v1.Event;
import dev.orrery.kit.identity.Organization;
import java.time.ZoneId;

/** Events with all their details, made anew or as they were shown before; who may see them is decided after that. */
record EventViews(Organization organization, EventSource source) {
    /** The event itself. */
    Event whole(StoredEvent stored, ZoneId calendarZone) {
        return source.shown(
                stored,
                new EventView(organization, calendarZone),
                () -> EventProtos.event(organization, stored, calendarZone));
    }

    /** One occurrence of it: the event itself when it is single. */
    Event occurrence(StoredEvent stored, Occurrence occurrence, ZoneId calendarZone) {
        return EventProtos.occurrence(organization, stored, whole(stored, calendarZone), occurrence, calendarZone);
    }
}
