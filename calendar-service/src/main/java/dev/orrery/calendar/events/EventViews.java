package dev.orrery.calendar.events;

import dev.orrery.calendar.event.Occurrence;
import dev.orrery.calendar.eventstore.EventKey;
import dev.orrery.calendar.eventstore.StoredEvent;
import dev.orrery.calendar.v1.Event;
import dev.orrery.kit.identity.Organization;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;

/**
 * The occurrences of events with all their details; who may see them is decided after that. All that a series says of its
 * instances alike is said once.
 */
final class EventViews {
    private final Organization organization;
    private final Map<EventKey, Event> whole = new HashMap<>();

    EventViews(Organization organization) {
        this.organization = organization;
    }

    /** The event itself when it is single, an instance of it otherwise. */
    Event occurrence(StoredEvent stored, Occurrence occurrence, ZoneId calendarZone) {
        Event event = whole.computeIfAbsent(stored.key(), key -> EventProtos.event(organization, stored, calendarZone));
        return EventProtos.occurrence(organization, stored, event, occurrence, calendarZone);
    }
}
