package dev.orrery.calendar.interchange;

import dev.orrery.calendar.calendars.Ids;
import dev.orrery.calendar.calendars.StoredCalendar;
import dev.orrery.calendar.event.CalendarEvent;
import dev.orrery.calendar.event.EventId;
import dev.orrery.calendar.events.EventChanges;
import dev.orrery.calendar.events.EventProtos;
import dev.orrery.calendar.eventstore.EventStore;
import dev.orrery.calendar.eventstore.PlannedEvent;
import dev.orrery.calendar.eventstore.SelectEvents;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One batch of an import: what is there is read once, what changes is written at once, however many events there are. */
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

    /** Does what an import of these components does. */
    public ImportPlan run(List<ReadComponent> components, ImportMode mode) {
        ImportPlanner planner = new ImportPlanner(components, mode, calendar.zone(), () -> new EventId(Ids.next(now)));
        List<StoredEvent> there = new SelectEvents(transaction).byUids(calendar.id(), planner.uids());
        ImportPlan plan = planner.plan(there.stream().map(StoredEvent::event).toList());
        List<PlannedEvent> created = planned(plan.created());
        List<PlannedEvent> updated = planned(plan.updated());
        List<StoredEvent> written = new ArrayList<>(EventStore.insert(
                transaction, calendar.id(), created, booker.id().value(), now));
        written.addAll(EventStore.update(transaction, calendar.id(), updated, now));
        RoomBookings rooms = new RoomBookings(transaction, booker, log, now);
        there.forEach(stored -> rooms.wasThere(stored.event()));
        rooms.follow(
                calendar.id(), Stream.concat(created.stream(), updated.stream()).toList());
        log.append(transaction, booker.id(), changes(there, written));
        return plan;
    }

    private List<PlannedEvent> planned(List<CalendarEvent> events) {
        return events.stream()
                .map(event -> PlannedEvent.of(event, calendar.zone(), now))
                .toList();
    }

    private List<NewChange> changes(List<StoredEvent> there, List<StoredEvent> written) {
        Map<EventId, StoredEvent> before =
                there.stream().collect(Collectors.toMap(stored -> stored.event().id(), Function.identity()));
        return written.stream()
                .map(after -> change(before.get(after.event().id()), after))
                .toList();
    }

    private NewChange change(@Nullable StoredEvent before, StoredEvent after) {
        EventId id = after.event().id();
        return before == null
                ? EventChanges.created(calendar, id, proto(after))
                : EventChanges.updated(calendar, id, proto(before), proto(after));
    }

    private Event proto(StoredEvent stored) {
        return EventProtos.event(transaction.organization(), stored, calendar.zone());
    }
}
