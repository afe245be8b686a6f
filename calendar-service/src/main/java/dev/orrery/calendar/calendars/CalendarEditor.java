package dev.orrery.calendar.calendars;

import dev.orrery.calendar.access.CalendarRole;
import dev.orrery.calendar.event.CalendarId;
import dev.orrery.calendar.eventstore.PlannedEvent;
import dev.orrery.calendar.eventstore.SelectEvents;
import dev.orrery.calendar.eventstore.ZoneRewrite;
import dev.orrery.calendar.internal.v1.Access;
import dev.orrery.calendar.names.CalendarName;
import dev.orrery.calendar.rooms.Booker;
import dev.orrery.calendar.rooms.BookingMode;
import dev.orrery.calendar.rooms.RoomBookings;
import dev.orrery.calendar.v1.Calendar;
import dev.orrery.calendar.v1.ErrorReason;
import dev.orrery.kit.changes.ChangeKind;
import dev.orrery.kit.changes.ChangeLog;
import dev.orrery.kit.errors.ServiceException;
import dev.orrery.kit.etag.Etag;
import dev.orrery.kit.fieldmask.Update;
import dev.orrery.kit.identity.Caller;
import dev.orrery.kit.identity.Membership;
import dev.orrery.kit.identity.UserId;
import dev.orrery.kit.tenancy.OrganizationTransaction;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.springframework.stereotype.Component;

/** What callers do to calendars: checks, the write, and its change-log row, in the transaction that is given. */
@Component
public final class CalendarEditor {
    private final Clock clock;
    private final CalendarChanges changes;
    private final ChangeLog log;

    CalendarEditor(Clock clock, CalendarChanges changes, ChangeLog log) {
        this.clock = clock;
        this.changes = changes;
        this.log = log;
    }

    Calendar create(
            OrganizationTransaction transaction, Caller caller, Membership membership, String id, Calendar calendar) {
        if (calendar.getKind() == Calendar.Kind.SUBSCRIPTION) {
            throw ServiceException.invalidField(
                    "calendar.kind", "SUBSCRIPTION (expected: another; calendars:subscribe makes these)");
        }
        return insert(transaction, caller, membership, id, calendar, true);
    }

    /** Makes a calendar of the kind SUBSCRIPTION, which is never anybody's main one. */
    public Calendar createCopy(
            OrganizationTransaction transaction, Caller caller, Membership membership, String id, Calendar calendar) {
        if (calendar.getKindValue() != 0 && calendar.getKind() != Calendar.Kind.SUBSCRIPTION) {
            throw ServiceException.invalidField("calendar.kind", calendar.getKind() + " (expected: SUBSCRIPTION)");
        }
        Calendar copy = calendar.toBuilder().setKind(Calendar.Kind.SUBSCRIPTION).build();
        return insert(transaction, caller, membership, id, copy, false);
    }

    private Calendar insert(
            OrganizationTransaction transaction,
            Caller caller,
            Membership membership,
            String id,
            Calendar calendar,
            boolean mayBePrimary) {
        Instant now = now();
        CalendarId created = new CalendarId(Ids.chosenOr(id, now));
        CalendarSettings settings = CalendarProtos.settings(calendar, Palette.colorOf(created.value()));
        CalendarStore.insert(transaction, created, settings, caller.id().value(), mayBePrimary, now);
        StoredCalendar stored = read(transaction, caller, membership, created);
        changes.append(
                transaction,
                caller.id(),
                ChangeKind.CREATED,
                stored,
                Access.getDefaultInstance(),
                SelectAccess.of(transaction, created),
                List.of());
        return CalendarProtos.calendar(membership.organization(), stored);
    }

    Calendar update(
            OrganizationTransaction transaction,
            Caller caller,
            Membership membership,
            CalendarId id,
            Update<Calendar> update) {
        CalendarStore.lock(transaction, id);
        SelectCalendars calendars = SelectCalendars.counting(transaction, Viewers.of(caller, membership));
        StoredCalendar current = CalendarAccess.require(calendars, membership.organization(), id, CalendarRole.MANAGE);
        requireMatch(current, membership, update.patch().getEtag());
        Calendar before = CalendarProtos.calendar(membership.organization(), current);
        CalendarSettings settings = CalendarProtos.settings(update.applyTo(before), Palette.colorOf(id.value()));
        if (update.patch().getKindValue() != 0
                && settings.kind() != current.settings().kind()) {
            throw ServiceException.invalidField(
                    "calendar.kind",
                    settings.kind() + " (expected: " + current.settings().kind() + ", which stays)");
        }
        if (settings.equals(current.settings())) {
            return before;
        }
        Access accessBefore = SelectAccess.of(transaction, id);
        Instant now = now();
        CalendarStore.update(transaction, id, settings, now);
        if (!settings.zone().equals(current.zone())) {
            List<PlannedEvent> moved = ZoneRewrite.run(transaction, id, settings.zone(), now);
            RoomBookings rooms = rooms(transaction, caller, membership, now);
            moved.forEach(planned -> rooms.wasThere(planned.event()));
            rooms.follow(id, moved);
        }
        StoredCalendar changed = read(transaction, caller, membership, id);
        Calendar after = CalendarProtos.calendar(membership.organization(), changed);
        changes.append(
                transaction,
                caller.id(),
                ChangeKind.UPDATED,
                changed,
                accessBefore,
                SelectAccess.of(transaction, id),
                ChangedFields.between(before, after));
        return after;
    }

    /** Gives a calendar the name that it has where it is kept. */
    public void rename(OrganizationTransaction transaction, UserId actor, StoredCalendar current, String displayName) {
        Access access = SelectAccess.of(transaction, current.id());
        CalendarStore.update(transaction, current.id(), current.settings().withDisplayName(displayName), now());
        StoredCalendar renamed = SelectCalendars.byRole(transaction, current.id(), current.role())
                .orElseThrow();
        changes.append(transaction, actor, ChangeKind.UPDATED, renamed, access, access, List.of("display_name"));
    }

    void delete(OrganizationTransaction transaction, Caller caller, Membership membership, CalendarId id, String etag) {
        CalendarStore.lock(transaction, id);
        SelectCalendars calendars = new SelectCalendars(transaction, Viewers.of(caller, membership));
        StoredCalendar current = CalendarAccess.require(calendars, membership.organization(), id, CalendarRole.OWNER);
        requireMatch(current, membership, etag);
        Access before = SelectAccess.of(transaction, id);
        Instant now = now();
        CalendarStore.delete(transaction, id, now);
        rooms(transaction, caller, membership, now).release(id);
        changes.append(
                transaction,
                caller.id(),
                ChangeKind.DELETED,
                current,
                before,
                SelectAccess.of(transaction, id),
                List.of());
    }

    Calendar undelete(
            OrganizationTransaction transaction, Caller caller, Membership membership, CalendarId id, String etag) {
        CalendarStore.lock(transaction, id);
        SelectCalendars calendars = new SelectCalendars(transaction, Viewers.of(caller, membership));
        StoredCalendar current = CalendarAccess.find(calendars, membership.organization(), id);
        CalendarAccess.requireRole(current.role(), CalendarRole.OWNER);
        if (!current.isDeleted()) {
            throw ServiceException.of(ErrorReason.CALENDAR_NOT_DELETED, "The calendar is not deleted.")
                    .resource("calendar", CalendarName.of(membership.organization(), id))
                    .build();
        }
        requireMatch(current, membership, etag);
        Instant now = now();
        CalendarStore.undelete(transaction, current, now);
        rooms(transaction, caller, membership, now)
                .follow(
                        id,
                        new SelectEvents(transaction)
                                .namingRooms(id).stream()
                                        .map(stored -> PlannedEvent.of(stored.event(), current.zone(), now))
                                        .toList());
        StoredCalendar restored = read(transaction, caller, membership, id);
        changes.append(
                transaction,
                caller.id(),
                ChangeKind.CREATED,
                restored,
                Access.getDefaultInstance(),
                SelectAccess.of(transaction, id),
                List.of());
        return CalendarProtos.calendar(membership.organization(), restored);
    }

    private static StoredCalendar read(
            OrganizationTransaction transaction, Caller caller, Membership membership, CalendarId id) {
        SelectCalendars calendars = SelectCalendars.counting(transaction, Viewers.of(caller, membership));
        return CalendarAccess.find(calendars, membership.organization(), id);
    }

    private static void requireMatch(StoredCalendar calendar, Membership membership, String etag) {
        Etag.ofVersion(calendar.version())
                .requireMatch(etag, CalendarName.of(membership.organization(), calendar.id()));
    }

    /** What becomes of rooms as a calendar changes as a whole, where nobody names an occurrence to be told of. */
    private RoomBookings rooms(OrganizationTransaction transaction, Caller caller, Membership membership, Instant now) {
        return new RoomBookings(transaction, Booker.of(caller.id(), membership, BookingMode.BEST_EFFORT), log, now);
    }

    /** In the database's precision, so that what is answered is what is read later. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
