package dev.orrery.calendar.imports;

import dev.orrery.calendar.event.CalendarEvent;
import dev.orrery.calendar.icalendar.ReadComponent;
import java.util.List;
import java.util.Set;

/**
 * What an import does: the events to write, and what became of each component, whose numbers add up to all of them.
 *
 * @param uids what the events of the file have in the calendar as their UIDs
 * @param created events that are new
 * @param updated events as they are to be
 * @param failures components that make no sense, in order
 */
public record ImportPlan(
        Set<String> uids,
        List<CalendarEvent> created,
        List<CalendarEvent> updated,
        int createdCount,
        int updatedCount,
        int unchangedCount,
        int skippedCount,
        List<ReadComponent.Broken> failures) {
    public ImportPlan {
        uids = Set.copyOf(uids);
        created = List.copyOf(created);
        updated = List.copyOf(updated);
        failures = List.copyOf(failures);
    }
}
