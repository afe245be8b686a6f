package dev.orrery.calendar.events;

import dev.orrery.calendar.event.Occurrence;
import dev.orrery.calendar.eventstore.EventKey;

/** An occurrence and the event that it is of. */
record PlacedOccurrence(EventKey event, Occurrence occurrence) {
    Place place() {
        return new Place(occurrence.startsAt(), event, occurrence.instance());
    }
}
