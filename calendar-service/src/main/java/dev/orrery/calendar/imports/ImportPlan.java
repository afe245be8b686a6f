package dev.orrery.calendar.imports;

import dev.orrery.calendar.event.CalendarEvent;
import dev.orrery.calendar.icalendar.ReadComponent;
import java.util.List;

/**
 * What an import does: the events to write, and what became of each component, whose numbers add up to all of them.
 *
 * @param created events that are new
 * @param updated events as they are to be
 * @param failures components that make no sense, in order
 */
public record ImportPlan(
        List<CalendarEvent> created,
        List<CalendarEvent> updated,
        int createdCount,
        int updatedCount,
        int unchangedCount,
        int skippedCount,
        List<ReadComponent.Broken> failures) {
    public ImportPlan {
        created = List.copyOf(created);
        updated = List.copyOf(updated);
        failures = List.copyOf(failures);
    }
}
