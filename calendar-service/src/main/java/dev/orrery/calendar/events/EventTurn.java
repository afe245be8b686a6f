package dev.orrery.calendar.events;

import dev.orrery.calendar.access.CalendarRole;
import dev.orrery.calendar.calendars.CalendarAccess;
import dev.orrery.calendar.calendars.SelectCalendars;
import dev.orrery.calendar.calendars.StoredCalendar;
import dev.orrery.calendar.calendars.Viewers;
import dev.orrery.calendar.event.CalendarEvent;
import dev.orrery.calendar.event.CalendarId;
import dev.orrery.calendar.event.EventId;
import dev.orrery.calendar.event.GuestPermissions;
import dev.orrery.calendar.event.InstanceId;
import dev.orrery.calendar.eventstore.EventKey;
import dev.orrery.calendar.eventstore.EventStore;
import dev.orrery.calendar.eventstore.PlannedEvent;
import dev.orrery.calendar.eventstore.SelectEvents;
import dev.orrery.calendar.eventstore.StoredEvent;
import dev.orrery.calendar.names.EventName;
import dev.orrery.calendar.rooms.Booker;
import dev.orrery.calendar.rooms.BookingMode;
import dev.orrery.calendar.rooms.RoomBookings;
import dev.orrery.calendar.v1.ConflictPolicy;
import dev.orrery.calendar.v1.ErrorReason;
import dev.orrery.calendar.v1.Event;
import dev.orrery.calendar.v1.RoomConflict;
import dev.orrery.kit.changes.ChangeLog;
import dev.orrery.kit.changes.NewChange;
import dev.orrery.kit.errors.ServiceException;
import dev.orrery.kit.etag.Etag;
import dev.orrery.kit.identity.Caller;
import dev.orrery.kit.identity.Membership;
import dev.orrery.kit.identity.Organization;
import dev.orrery.kit.tenancy.OrganizationTransaction;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * One caller's write on events: what every edit does before and after it decides. The only place where events and their
 * occurrences are written one by one.
 */
public final class EventTurn {
    private final OrganizationTransaction transaction;
    private final Caller caller;
    private final Membership membership;
    private final ChangeLog log;
    private final Instant now;
    private final RoomBookings rooms;

    EventTurn(
            OrganizationTransaction transaction,
            Caller caller,
            Membership membership,
            ChangeLog log,
            Instant now,
            BookingMode mode) {
        this.transaction = transaction;
        this.caller = caller;
        this.membership = membership;
        this.log = log;
        this.now = now;
        this.rooms = new RoomBookings(transaction, Booker.of(caller.id(), membership, mode), log, now);
    }

    /** The same turn, whose caller said what to do about rooms that are not free. */
    EventTurn booking(ConflictPolicy policy) {
        return new EventTurn(transaction, caller, membership, log, now, BookingMode.of(policy));
    }

    public OrganizationTransaction transaction() {
        return transaction;
    }

    public Caller caller() {
        return caller;
    }

    public Organization organization() {
        return membership.organization();
    }

    /** In the database's precision, so that what is answered is what is read later. */
    public Instant now() {
        return now;
    }

    StoredCalendar writable(CalendarId id) {
        return CalendarAccess.requireWritable(calendars(), organization(), id);
    }

    /**
     * The event, for those who may write to its calendar and for guests who may do this to it.
     *
     * @param guestsMay whether what guests may do includes what the caller wants to
     */
    public EditableEvent editable(EventName name, String etag, Predicate<GuestPermissions> guestsMay) {
        EditableEvent event = answerable(name);
        if (event.isGuest()
                && !guestsMay.test(
                        event.stored().event().body().content().settings().guests())) {
            CalendarAccess.requireRole(event.calendar().role(), CalendarRole.WRITE);
        }
        Etag.ofVersion(event.stored().version()).requireMatch(etag, name(key(name)));
        return event;
    }

    /** The event, for those who may write to its calendar and for guests, who may answer at least. */
    public EditableEvent answerable(EventName name) {
        SelectCalendars calendars = calendars();
        Optional<StoredCalendar> own = calendars
                .byId(name.calendar())
                .filter(calendar -> calendar.role().includes(CalendarRole.WRITE));
        Optional<StoredCalendar> invited = own.isPresent() ? Optional.empty() : calendars.byInvitation(key(name));
        StoredCalendar calendar = invited.isPresent()
                ? CalendarAccess.requireOwnEvents(organization(), invited.get())
                : CalendarAccess.requireWritable(calendars, organization(), name.calendar());
        return new EditableEvent(
                calendar, locked(name, ""), invited.isPresent(), caller.id().value());
    }

    /** The event by now, as the caller sees it. */
    public Event shown(EditableEvent event) {
        return event.shown(read(event.calendar(), event.stored().event().id()));
    }

    private SelectCalendars calendars() {
        return new SelectCalendars(transaction, Viewers.of(caller, membership));
    }

    /** The event, which nobody else changes meanwhile. */
    StoredEvent locked(EventName name, String etag) {
        EventKey key = key(name);
        StoredEvent stored = locked(key);
        Etag.ofVersion(stored.version()).requireMatch(etag, name(key));
        return stored;
    }

    /** An event that no caller named. */
    StoredEvent locked(EventKey key) {
        EventStore.lock(transaction, key);
        StoredEvent stored = find(transaction, organization(), key);
        rooms.wasThere(stored.event());
        return stored;
    }

    /** The calendar of an event that the caller's own doing changes, whatever they may do there. */
    StoredCalendar calendarOf(EventKey key) {
        return calendars().byInvitation(key).orElseThrow(() -> missing(organization(), key));
    }

    /** Writes a new event. */
    Event insert(StoredCalendar calendar, CalendarEvent event, String splitFrom) {
        return insertPlanned(
                        calendar,
                        List.of(PlannedEvent.of(event, calendar.zone(), now).continuing(splitFrom)))
                .getFirst();
    }

    /** Writes new events at once. */
    List<Event> insert(StoredCalendar calendar, List<CalendarEvent> events) {
        return insertPlanned(
                calendar,
                events.stream()
                        .map(event -> PlannedEvent.of(event, calendar.zone(), now))
                        .toList());
    }

    private List<Event> insertPlanned(StoredCalendar calendar, List<PlannedEvent> planned) {
        List<StoredEvent> written = EventStore.insert(
                transaction, calendar.id(), planned, caller.id().value(), now);
        rooms.follow(calendar.id(), planned);
        List<Event> created = new ArrayList<>(written.size());
        List<NewChange> changes = new ArrayList<>(written.size());
        for (StoredEvent stored : written) {
            EventId id = stored.event().id();
            Event event = EventProtos.event(organization(), stored, calendar.zone());
            changes.add(EventChanges.created(calendar, id, event));
            created.add(told(id, event));
        }
        log.append(transaction, caller.id(), changes);
        return created;
    }

    /** Writes the next version of an event; the same one when nothing changed. */
    public Event update(StoredCalendar calendar, StoredEvent stored, CalendarEvent edited) {
        Event before = EventProtos.event(organization(), stored, calendar.zone());
        if (edited.equals(stored.event())) {
            return before;
        }
        write(calendar, edited);
        Event after = read(calendar, edited.id());
        log(EventChanges.updated(calendar, edited.id(), before, after));
        return told(edited.id(), after);
    }

    /** The same, whose new guests may have their invitations declined by their own calendars. */
    public Event updateGuests(EditableEvent event, CalendarEvent edited) {
        CalendarEvent before = event.stored().event();
        return update(event.calendar(), event.stored(), AutoDeclines.answered(this, event.calendar(), before, edited));
    }

    /** Writes an event and its occurrences anew, without a change-log row. */
    void write(StoredCalendar calendar, CalendarEvent edited) {
        List<PlannedEvent> planned = List.of(PlannedEvent.of(edited, calendar.zone(), now));
        EventStore.update(transaction, calendar.id(), planned, now);
        rooms.follow(calendar.id(), planned);
    }

    /** The event with what its writer is told: which occurrences have no room. */
    Event told(EventId id, Event after) {
        List<RoomConflict> conflicts = rooms.conflicts(id);
        return conflicts.isEmpty()
                ? after
                : after.toBuilder().addAllRoomConflicts(conflicts).build();
    }

    /** Takes the rooms of an event along, from an instance on, to the one that is about to be written in its place. */
    void carryRooms(EventKey from, InstanceId firstInstance, EventKey to) {
        rooms.carry(from, firstInstance, to);
    }

    /** Takes what people said about an event along to its new calendar. */
    void moveComments(EventKey from, CalendarId to) {
        EventStore.moveComments(transaction, from, to);
    }

    void delete(StoredCalendar calendar, StoredEvent stored) {
        Event before = EventProtos.event(organization(), stored, calendar.zone());
        rooms.release(stored.key());
        EventStore.delete(transaction, stored.key());
        log(EventChanges.deleted(calendar, stored.event().id(), before));
    }

    /** Reads in the same transaction. */
    public EventReader reader() {
        return new EventReader(transaction, caller, membership);
    }

    public void log(NewChange change) {
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
