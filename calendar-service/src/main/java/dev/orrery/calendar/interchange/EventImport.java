package dev.orrery.calendar.interchange;

import dev.orrery.calendar.calendars.Ids;
import dev.orrery.calendar.calendars.StoredCalendar;
import dev.orrery.calendar.event.CalendarEvent;
import dev.orrery.calendar.event.EventId;
import dev.orrery.calendar.events.EventChanges;
import dev.orrery.calendar.events.EventProtos;
import dev.orrery.calendar.eventstore.EventStore;
import dev.orrery.calendar.eventstore.NewEvents;
import dev.orrery.calendar.eventstore.PlannedEvent;
import dev.orrery.calendar.eventstore.SelectEvents;
import dev.orrery.calendar.eventstore.SelectVersions;
import dev.orrery.calendar.eventstore.StoredEvent;
import dev.orrery.calendar.icalendar.ReadComponent;
import dev.orrery.calendar.imports.ImportMode;
import dev.orrery.calendar.imports.ImportPlan;
import dev.orrery.calendar.imports.ImportPlanner;
import dev.orrery.calendar.rooms.Booker;
import dev.orrery.calendar.rooms.RoomBookings;
import dev.orrery.calendar.v1.Event;
import dev.orrery.kit.changes.ChangeLog;
import dev.orrery.kit.changes.NewChange;
import dev.orrery.kit.tenancy.OrganizationTransaction;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One batch of an import: what is there is read once, what changes is written at once, however many events there are. Most
 * of the work is done in a draft, which needs no lock and may be made while the batch before lands.
 */
public final class EventImport {
    private final OrganizationTransaction transaction;
    private final Booker booker;
    private final StoredCalendar calendar;
    private final ChangeLog log;
    private final Instant now;

    /** In somebody's name; a file cannot be told that a room is taken: its event lands without. */
    public EventImport(
            OrganizationTransaction transaction, Booker booker, StoredCalendar calendar, ChangeLog log, Instant now) {
        this.transaction = transaction;
        this.booker = booker;
        this.calendar = calendar;
        this.log = log;
        this.now = now;
    }

    /** Does what an import of these components does, in a calendar that the transaction has locked. */
    public ImportPlan run(List<ReadComponent> components, ImportMode mode) {
        return write(draft(components, mode));
    }

    /** What an import of these components would do by now. */
    ImportDraft draft(List<ReadComponent> components, ImportMode mode) {
        ImportPlanner planner = new ImportPlanner(components, mode, calendar.zone(), () -> new EventId(Ids.next(now)));
        List<StoredEvent> there = new SelectEvents(transaction).byUids(calendar.id(), planner.uids());
        ImportPlan plan = planner.plan(there.stream().map(StoredEvent::event).toList());
        List<PlannedEvent> created = planned(plan.created());
        NewEvents fresh = NewEvents.of(
                transaction.organizationId(),
                calendar.id(),
                created,
                booker.id().value(),
                now);
        List<NewChange> creations = fresh.stored().stream()
                .map(after -> EventChanges.created(calendar, after.event().id(), proto(after)))
                .toList();
        return new ImportDraft(
                components, calendar.zone(), there, plan, created, planned(plan.updated()), fresh, creations);
    }

    /** Does what a draft says, in a calendar that the transaction has locked, unless what it goes by has changed. */
    ImportPlan run(ImportDraft draft, ImportMode mode) {
        boolean isTrue = draft.zone().equals(calendar.zone())
                && draft.versionsThere()
                        .equals(SelectVersions.byUids(
                                transaction, calendar.id(), draft.plan().uids()));
        return isTrue ? write(draft) : run(draft.components(), mode);
    }

    private ImportPlan write(ImportDraft draft) {
        draft.fresh().insert(transaction);
        List<StoredEvent> updated = EventStore.update(transaction, calendar.id(), draft.updated(), now);
        RoomBookings rooms = new RoomBookings(transaction, booker, log, now);
        draft.there().forEach(stored -> rooms.wasThere(stored.event()));
        rooms.follow(
                calendar.id(),
                Stream.concat(draft.created().stream(), draft.updated().stream())
                        .toList());
        log.append(transaction, booker.id(), draft.creations());
        log.append(transaction, booker.id(), updates(draft.there(), updated));
        return draft.plan();
    }

    private List<PlannedEvent> planned(List<CalendarEvent> events) {
        return events.stream()
                .map(event -> PlannedEvent.of(event, calendar.zone(), now))
                .toList();
    }

    private List<NewChange> updates(List<StoredEvent> there, List<StoredEvent> updated) {
        Map<EventId, StoredEvent> before =
                there.stream().collect(Collectors.toMap(stored -> stored.event().id(), Function.identity()));
        return updated.stream()
                .map(after ->
                        update(Objects.requireNonNull(before.get(after.event().id())), after))
                .toList();
    }

    private NewChange update(StoredEvent before, StoredEvent after) {
        return EventChanges.updated(calendar, after.event().id(), proto(before), proto(after));
    }

    private Event proto(StoredEvent stored) {
        return EventProtos.event(transaction.organization(), stored, calendar.zone());
    }
}
