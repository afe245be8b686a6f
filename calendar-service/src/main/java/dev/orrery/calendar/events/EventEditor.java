package dev.orrery.calendar.events;

import dev.orrery.calendar.access.CalendarRole;
import dev.orrery.calendar.calendars.CalendarAccess;
import dev.orrery.calendar.calendars.Faults;
import dev.orrery.calendar.calendars.Ids;
import dev.orrery.calendar.calendars.SelectCalendars;
import dev.orrery.calendar.calendars.StoredCalendar;
import dev.orrery.calendar.calendars.Viewers;
import dev.orrery.calendar.event.CalendarEvent;
import dev.orrery.calendar.event.CalendarId;
import dev.orrery.calendar.event.EventBody;
import dev.orrery.calendar.event.EventContent;
import dev.orrery.calendar.event.EventId;
import dev.orrery.calendar.event.EventTimes;
import dev.orrery.calendar.event.InvalidEventException;
import dev.orrery.calendar.event.Revision;
import dev.orrery.calendar.event.SeriesRules;
import dev.orrery.calendar.eventstore.EventKey;
import dev.orrery.calendar.eventstore.EventStore;
import dev.orrery.calendar.eventstore.PlannedEvent;
import dev.orrery.calendar.eventstore.SelectEvents;
import dev.orrery.calendar.eventstore.StoredEvent;
import dev.orrery.calendar.icalendar.RecurrenceLines;
import dev.orrery.calendar.names.EventName;
import dev.orrery.calendar.v1.ErrorReason;
import dev.orrery.calendar.v1.Event;
import dev.orrery.kit.changes.ChangeLog;
import dev.orrery.kit.errors.ServiceException;
import dev.orrery.kit.etag.Etag;
import dev.orrery.kit.fieldmask.Update;
import dev.orrery.kit.identity.Caller;
import dev.orrery.kit.identity.Membership;
import dev.orrery.kit.tenancy.OrganizationTransaction;
import dev.orrery.recurrence.Leniency;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.springframework.stereotype.Component;

/** What callers do to events: checks, the write, and its change-log row, in the transaction that is given. */
@Component
final class EventEditor {
    private static final String FIELDS = "event.";

    private final Clock clock;
    private final ChangeLog log;

    EventEditor(Clock clock, ChangeLog log) {
        this.clock = clock;
        this.log = log;
    }

    Event create(
            OrganizationTransaction transaction,
            Caller caller,
            Membership membership,
            CalendarId calendarId,
            String chosenId,
            Event event) {
        StoredCalendar calendar = writable(transaction, caller, membership, calendarId);
        Instant now = now();
        EventId id = new EventId(Ids.chosenOr(chosenId, now));
        CalendarEvent created = Faults.told(FIELDS, () -> newEvent(caller, membership, calendar, id, event, now));
        PlannedEvent planned = PlannedEvent.of(created, calendar.zone(), now);
        EventStore.insert(transaction, calendarId, List.of(planned), caller.id().value(), now);
        Event after = read(transaction, membership, calendar, id);
        log.append(transaction, caller.id(), EventChanges.created(calendar, id, after));
        return after;
    }

    Event update(
            OrganizationTransaction transaction,
            Caller caller,
            Membership membership,
            EventName name,
            Update<Event> update) {
        StoredCalendar calendar = writable(transaction, caller, membership, name.calendar());
        StoredEvent stored =
                locked(transaction, membership, name, update.patch().getEtag());
        Event before = EventProtos.event(membership.organization(), stored, calendar.zone());
        CalendarEvent edited = Faults.told(FIELDS, () -> edited(membership, stored.event(), update, before));
        if (edited.equals(stored.event())) {
            return before;
        }
        Instant now = now();
        PlannedEvent planned = PlannedEvent.of(edited, calendar.zone(), now);
        EventStore.update(transaction, name.calendar(), List.of(planned), now);
        Event after = read(transaction, membership, calendar, name.event());
        log.append(transaction, caller.id(), EventChanges.updated(calendar, name.event(), before, after));
        return after;
    }

    void delete(
            OrganizationTransaction transaction, Caller caller, Membership membership, EventName name, String etag) {
        StoredCalendar calendar = writable(transaction, caller, membership, name.calendar());
        StoredEvent stored = locked(transaction, membership, name, etag);
        Event before = EventProtos.event(membership.organization(), stored, calendar.zone());
        EventStore.delete(transaction, stored.key());
        log.append(transaction, caller.id(), EventChanges.deleted(calendar, name.event(), before));
    }

    private static StoredCalendar writable(
            OrganizationTransaction transaction, Caller caller, Membership membership, CalendarId id) {
        SelectCalendars calendars = new SelectCalendars(transaction, Viewers.of(caller, membership));
        return CalendarAccess.require(calendars, membership.organization(), id, CalendarRole.WRITE);
    }

    private static CalendarEvent newEvent(
            Caller caller, Membership membership, StoredCalendar calendar, EventId id, Event event, Instant now) {
        Event organized = event.hasOrganizer() ? event : organizedBy(caller, membership, event);
        EventTimes times = TimeProtos.times(event.getStart(), event.getEnd());
        List<String> recurrence = RecurrenceLines.canonical(event.getRecurrenceList());
        SeriesRules.check(times, recurrence, Leniency.STRICT);
        EventContent content = ContentProtos.content(membership.organization(), organized, null);
        String uid = event.getUid().isEmpty() ? id + "@" + calendar.id() + ".orrery" : event.getUid();
        return CalendarEvent.of(id, uid, recurrence, new EventBody(new Revision(0, now), times, content));
    }

    private static Event organizedBy(Caller caller, Membership membership, Event event) {
        return event.toBuilder()
                .setOrganizer(dev.orrery.calendar.v1.Organizer.newBuilder()
                        .setEmail(caller.email())
                        .setDisplayName(caller.displayName())
                        .setUser(membership.organization().userName(caller.id())))
                .build();
    }

    private CalendarEvent edited(Membership membership, CalendarEvent current, Update<Event> update, Event before) {
        Event wanted = update.applyTo(before);
        if (!update.patch().getUid().isEmpty() && !wanted.getUid().equals(before.getUid())) {
            throw InvalidEventException.field(
                    "uid", wanted.getUid() + " (expected: " + before.getUid() + ", which stays)");
        }
        boolean movesOnly = update.touches("start") && !update.touches("end");
        EventTimes times = movesOnly
                ? moved(current.body().times(), TimeProtos.time("start", wanted.getStart()))
                : TimeProtos.times(wanted.getStart(), wanted.hasEnd() ? wanted.getEnd() : noEnd());
        return EventEdit.apply(
                current,
                times,
                RecurrenceLines.canonical(wanted.getRecurrenceList()),
                ContentProtos.content(
                        membership.organization(), wanted, current.body().content()),
                now());
    }

    /** A new start alone keeps the length, unless it is of another kind. */
    private static EventTimes moved(EventTimes times, dev.orrery.recurrence.EventTime start) {
        return start.getClass().equals(times.start().getClass()) ? times.movedTo(start) : EventTimes.startingAt(start);
    }

    private static dev.orrery.calendar.v1.EventTime noEnd() {
        return dev.orrery.calendar.v1.EventTime.getDefaultInstance();
    }

    private static StoredEvent locked(
            OrganizationTransaction transaction, Membership membership, EventName name, String etag) {
        EventKey key = new EventKey(name.calendar(), name.event());
        EventStore.lock(transaction, key);
        StoredEvent stored = find(transaction, membership, key);
        Etag.ofVersion(stored.version())
                .requireMatch(etag, EventName.of(membership.organization(), name.calendar(), name.event()));
        return stored;
    }

    static StoredEvent find(OrganizationTransaction transaction, Membership membership, EventKey key) {
        return new SelectEvents(transaction).byKey(key).orElseThrow(() -> missing(membership, key));
    }

    static ServiceException missing(Membership membership, EventKey key) {
        return ServiceException.of(ErrorReason.EVENT_NOT_FOUND, "There is no event of this name for you.")
                .resource("event", EventName.of(membership.organization(), key.calendar(), key.event()))
                .build();
    }

    private static Event read(
            OrganizationTransaction transaction, Membership membership, StoredCalendar calendar, EventId id) {
        StoredEvent stored = find(transaction, membership, new EventKey(calendar.id(), id));
        return EventProtos.event(membership.organization(), stored, calendar.zone());
    }

    /** In the database's precision, so that what is answered is what is read later. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
