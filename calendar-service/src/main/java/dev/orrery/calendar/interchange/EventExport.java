package dev.orrery.calendar.interchange;

import dev.orrery.calendar.calendars.StoredCalendar;
import dev.orrery.calendar.event.CalendarEvent;
import dev.orrery.calendar.event.EventId;
import dev.orrery.calendar.eventstore.EventKey;
import dev.orrery.calendar.eventstore.SelectEvents;
import dev.orrery.calendar.eventstore.StoredEvent;
import dev.orrery.calendar.icalendar.CalendarWriter;
import dev.orrery.calendar.icalendar.UsedZones;
import dev.orrery.calendar.names.EventName;
import dev.orrery.calendar.v1.ErrorReason;
import dev.orrery.kit.errors.ServiceException;
import dev.orrery.kit.tenancy.OrganizationTransaction;
import java.util.Optional;

/** Writes one event, a series with its overrides. */
final class EventExport {
    private EventExport() {}

    static byte[] of(CalendarWriter writer, OrganizationTransaction transaction, StoredCalendar calendar, EventId id) {
        Optional<StoredEvent> stored = new SelectEvents(transaction).byKey(new EventKey(calendar.id(), id));
        CalendarEvent event = stored.map(StoredEvent::event)
                .flatMap(new ExportView(calendar)::of)
                .orElseThrow(() -> ServiceException.of(
                                ErrorReason.EVENT_NOT_FOUND, "There is no event of this name for you.")
                        .resource("event", EventName.of(transaction.organization(), calendar.id(), id))
                        .build());
        return writer.begin(
                        "", UsedZones.of(event).toList(), stored.orElseThrow().startsAt())
                .event(event)
                .end()
                .take();
    }
}
