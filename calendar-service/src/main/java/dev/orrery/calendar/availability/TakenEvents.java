package dev.orrery.calendar.availability;

import java.util.List;
import java.util.Set;

/**
 * What takes the time of many subjects.
 *
 * @param unknown the places of those of whom the caller may know nothing
 */
public record TakenEvents(List<TakenEvent> events, Set<Integer> unknown) {
    public TakenEvents {
        events = List.copyOf(events);
        unknown = Set.copyOf(unknown);
    }
}
