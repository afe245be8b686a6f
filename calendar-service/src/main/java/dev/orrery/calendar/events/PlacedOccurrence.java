package dev.orrery.calendar.events;

import dev.orrery.calendar.event.Occurrence;
import dev.orrery.calendar.eventstore.EventKey;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An occurrence and the event that it is of.
 *
 * @param writer who wrote the event's row, where the occurrence is written down
 */
record PlacedOccurrence(EventKey event, Occurrence occurrence, Optional<String> writer) {
    /** {@code writer} is null where the event has gone, of which nothing is shown then. */
    static PlacedOccurrence written(EventKey event, Occurrence occurrence, @Nullable String writer) {
        return new PlacedOccurrence(event, occurrence, Optional.ofNullable(writer));
    }

    static PlacedOccurrence computed(EventKey event, Occurrence occurrence) {
        return new PlacedOccurrence(event, occurrence, Optional.empty());
    }

    Place place() {
        return new Place(occurrence.startsAt(), event, occurrence.instance());
    }
}
