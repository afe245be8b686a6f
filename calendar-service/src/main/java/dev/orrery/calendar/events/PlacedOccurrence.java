package dev.orrery.calendar.events;

import dev.orrery.calendar.event.Occurrence;
import dev.orrery.calendar.eventstore.EventKey;
import java.util.Optional;

/**
 * An occurrence and the event that it is of.
 *
 * @param writer who wrote the event's row, where the occurrence is written down
 */
record PlacedOccurrence(EventKey event, Occurrence occurrence, Optional<String> writer) {
    static PlacedOccurrence written(EventKey event, Occurrence occurrence, String writer) {
        return new PlacedOccurrence(event, occurrence, Optional.of(writer));
    }

    static PlacedOccurrence computed(EventKey event, Occurrence occurrence) {
        return new PlacedOccurrence(event, occurrence, Optional.empty());
    }

    Place place() {
        return new Place(occurrence.startsAt(), event, occurrence.instance());
    }
}
