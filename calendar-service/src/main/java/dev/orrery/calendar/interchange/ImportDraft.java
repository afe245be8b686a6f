package dev.orrery.calendar.interchange;

import dev.orrery.calendar.event.EventId;
import dev.orrery.calendar.eventstore.NewEvents;
import dev.orrery.calendar.eventstore.PlannedEvent;
import dev.orrery.calendar.eventstore.StoredEvent;
import dev.orrery.calendar.icalendar.ReadComponent;
import dev.orrery.calendar.imports.ImportPlan;
import dev.orrery.kit.changes.NewChange;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What is to become of one batch of an import, by what was there when it was read.
 *
 * @param zone the calendar's
 * @param there the events of the components' UIDs
 * @param created the plan's new events with their occurrences
 * @param updated the plan's changed events with their occurrences
 * @param fresh the new events as they are written
 * @param creations what the change log says of them
 */
record ImportDraft(
        List<ReadComponent> components,
        ZoneId zone,
        List<StoredEvent> there,
        ImportPlan plan,
        List<PlannedEvent> created,
        List<PlannedEvent> updated,
        NewEvents fresh,
        List<NewChange> creations) {

    /** By which one sees whether the events have changed. */
    Map<EventId, Long> versionsThere() {
        return there.stream().collect(Collectors.toMap(stored -> stored.event().id(), StoredEvent::version));
    }
}
