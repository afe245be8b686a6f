package dev.orrery.calendar.events;

import dev.orrery.calendar.access.CalendarRole;
import dev.orrery.calendar.calendars.CalendarAccess;
import dev.orrery.calendar.calendars.SelectCalendars;
import dev.orrery.calendar.calendars.StoredCalendar;
import dev.orrery.calendar.calendars.Viewers;
import dev.orrery.calendar.event.CalendarEvent;
import dev.orrery.calendar.event.CalendarId;
import dev.orrery.calendar.event.EventId;
import dev.orrery.calendar.eventstore.EventKey;
import dev.orrery.calendar.eventstore.EventStore;
import dev.orrery.calendar.eventstore.PlannedEvent;
import dev.orrery.calendar.eventstore.SelectEvents;
import dev.orrery.calendar.eventstore.StoredEvent;
import dev.orrery.calendar.names.EventName;
import dev.orrery.calendar.v1.ErrorReason;
import dev.orrery.calendar.v1.Event;
import dev.orrery.kit.changes.ChangeLog;
import dev.orrery.kit.changes.NewChange;
import dev.orrery.kit.errors.ServiceException;
import dev.orrery.kit.etag.Etag;
import dev.orrery.kit.identity.Caller;
import dev.orrery.kit.identity.Membership;
import dev.orrery.kit.identity.Organization;
import dev.orrery.kit.tenancy.OrganizationTransaction;
import java.time.Instant;
import java.util.List;

/**
 * One caller's write on events: what every edit does before and after it decides. The only place where events and their
 * occurrences are written one by one.
 */
final class EventTurn {
    private final OrganizationTransaction transaction;
    private final Caller caller;
    private final Membership membership;
    private final ChangeLog log;
    private final Instant now;

    EventTurn(OrganizationTransaction transaction, Caller caller, Membership membership, ChangeLog log, Instant now) {
        this.transaction = transaction;
        this.caller = caller;
        this.membership = membership;
        this.log = log;
        this.now = now;
    }

    OrganizationTransaction transaction() {
        return transaction;
    }

    Caller caller() {
        return caller;
    }

    Organization organization() {
        return membership.organization();
    }

    /** In the database's precision, so that what is answered is what is read later. */
    Instant now() {
        return now;
    }

    StoredCalendar writable(CalendarId id) {
        SelectCalendars calendars = new SelectCalendars(transaction, Viewers.of(caller, membership));
        return CalendarAccess.require(calendars, organization(), id, CalendarRole.WRITE);
    }

    /** The event, which nobody else changes meanwhile. */
    StoredEvent locked(EventName name, String etag) {
        EventKey key = key(name);
        EventStore.lock(transaction, key);
        StoredEvent stored = find(transaction, organization(), key);
        Etag.ofVersion(stored.version()).requireMatch(etag, name(key));
        return stored;
    }

    /** Writes a new event. */
    Event insert(StoredCalendar calendar, CalendarEvent event, String splitFrom) {
        PlannedEvent planned = PlannedEvent.of(event, calendar.zone(), now).continuing(splitFrom);
        EventStore.insert(
                transaction, calendar.id(), List.of(planned), caller.id().value(), now);
        Event after = read(calendar, event.id());
        log(EventChanges.created(calendar, event.id(), after));
        return after;
    }

    /** Writes the next version of an event; the same one when nothing changed. */
    Event update(StoredCalendar calendar, StoredEvent stored, CalendarEvent edited) {
        Event before = EventProtos.event(organization(), stored, calendar.zone());
        if (edited.equals(stored.event())) {
            return before;
        }
        write(calendar, edited);
        Event after = read(calendar, edited.id());
        log(EventChanges.updated(calendar, edited.id(), before, after));
        return after;
    }

    /** Writes an event and its occurrences anew, without a change-log row. */
    void write(StoredCalendar calendar, CalendarEvent edited) {
        EventStore.update(transaction, calendar.id(), List.of(PlannedEvent.of(edited, calendar.zone(), now)), now);
    }

    void delete(StoredCalendar calendar, StoredEvent stored) {
        Event before = EventProtos.event(organization(), stored, calendar.zone());
        EventStore.delete(transaction, stored.key());
        log(EventChanges.deleted(calendar, stored.event().id(), before));
    }

    void log(NewChange change) {
        log.append(transaction, caller.id(), change);
    }

    StoredEvent find(EventKey key) {
        return find(transaction, organization(), key);
    }

    static StoredEvent find(OrganizationTransaction transaction, Organization organization, EventKey key) {
        return new SelectEvents(transaction).byKey(key).orElseThrow(() -> missing(organization, key));
    }

    static ServiceException missing(Organization organization, EventKey key) {
        return ServiceException.of(ErrorReason.EVENT_NOT_FOUND, "There is no event of this name for you.")
                .resource("event", EventName.of(organization, key.calendar(), key.event()))
                .build();
    }

    static EventKey key(EventName name) {
        return new EventKey(name.calendar(), name.event());
    }

    private Event read(StoredCalendar calendar, EventId id) {
        return EventProtos.event(organization(), find(new EventKey(calendar.id(), id)), calendar.zone());
    }

    private String name(EventKey key) {
        return EventName.of(organization(), key.calendar(), key.event());
    }
}
