package dev.orrery.calendar.eventstore;

import dev.orrery.calendar.event.CalendarId;
import dev.orrery.calendar.schema.tables.records.EventRecord;
import dev.orrery.kit.tenancy.OrganizationTransaction;
import dev.orrery.kit.tenancy.RenderedWrite;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * New events on their way into a calendar, with all that belongs to them: made ready before the calendar is locked, so that
 * it is locked for as long as the database writes and no longer.
 */
public final class NewEvents {
    private static final long FIRST_VERSION = 1;

    private final CalendarId calendar;
    private final List<PlannedEvent> planned;
    private final List<StoredEvent> stored;
    private final List<RenderedWrite> writes;

    private NewEvents(
            CalendarId calendar, List<PlannedEvent> planned, List<StoredEvent> stored, List<RenderedWrite> writes) {
        this.calendar = calendar;
        this.planned = List.copyOf(planned);
        this.stored = stored;
        this.writes = List.copyOf(writes);
    }

    /** What {@code creator} creates now. */
    public static NewEvents of(
            UUID organization, CalendarId calendar, List<PlannedEvent> events, UUID creator, Instant now) {
        List<EventRecord> rows = events.stream()
                .map(planned -> row(organization, calendar, planned, creator, now))
                .toList();
        List<RenderedWrite> writes = new ArrayList<>();
        UnnestedRows.insertion(rows).ifPresent(writes::add);
        writes.addAll(DetailRows.insertions(organization, calendar, events));
        List<StoredEvent> stored = events.stream()
                .map(planned -> planned.stored(calendar, FIRST_VERSION, now, now, planned.splitFrom()))
                .toList();
        return new NewEvents(calendar, events, stored, writes);
    }

    /** Writes them; that one is there already may be said by a later statement. */
    public void insert(OrganizationTransaction transaction) {
        writes.forEach(transaction::writeSoon);
        // Of a series there are hundreds, which are not kept twice while it waits.
        OccurrenceStore.insert(transaction, calendar, planned);
    }

    /** As they are stored, in the same order. */
    public List<StoredEvent> stored() {
        return stored;
    }

    private static EventRecord row(
            UUID organization, CalendarId calendar, PlannedEvent planned, UUID creator, Instant now) {
        EventRecord row = EventStore.row(planned, now);
        row.setOrgId(organization);
        row.setCalendarId(calendar.value());
        row.setVersion(FIRST_VERSION);
        row.setCreateTime(now);
        row.setCreatorId(creator);
        row.setSplitFrom(planned.splitFrom());
        return row;
    }
}
