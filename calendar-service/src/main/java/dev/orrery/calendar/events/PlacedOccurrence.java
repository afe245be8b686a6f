package dev.orrery.calendar.events;

import dev.orrery.calendar.event.Occurrence;
import dev.orrery.calendar.eventstore.EventKey;

/**
 * An occurrence and the event that it is of.
 *
 * @param isWritten whether it is written down, and not what a rule or another service says
 */
record PlacedOccurrence(EventKey event, Occurrence occurrence, boolean isWritten) {
    static PlacedOccurrence written(EventKey event, Occurrence occurrence) {
        return new PlacedOccurrence(event, occurrence, true);
    }

    static PlacedOccurrence computed(EventKey event, Occurrence occurrence) {
        return new PlacedOccurrence(event, occurrence, false);
    }

    Place place() {
        return new Place(occurrence.startsAt(), event, occurrence.instance());
    }
}
