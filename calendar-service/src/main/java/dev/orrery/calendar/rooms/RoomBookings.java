package dev.orrery.calendar.rooms;

import dev.orrery.calendar.booking.BookingDiff;
import dev.orrery.calendar.booking.BookingPlanner;
import dev.orrery.calendar.booking.BusyTimes;
import dev.orrery.calendar.booking.RoomId;
import dev.orrery.calendar.booking.RoomSettings;
import dev.orrery.calendar.booking.Slot;
import dev.orrery.calendar.booking.Verdict;
import dev.orrery.calendar.calendars.Ids;
import dev.orrery.calendar.event.CalendarEvent;
import dev.orrery.calendar.event.CalendarId;
import dev.orrery.calendar.event.EventId;
import dev.orrery.calendar.event.InstanceId;
import dev.orrery.calendar.event.OccurrencePlanner;
import dev.orrery.calendar.event.TimeRange;
import dev.orrery.calendar.eventstore.EventKey;
import dev.orrery.calendar.eventstore.PlannedEvent;
import dev.orrery.calendar.schema.tables.records.RoomBookingRecord;
import dev.orrery.calendar.v1.ErrorReason;
import dev.orrery.calendar.v1.RoomConflict;
import dev.orrery.kit.changes.ChangeLog;
import dev.orrery.kit.changes.NewChange;
import dev.orrery.kit.errors.ServiceException;
import dev.orrery.kit.tenancy.OrganizationTransaction;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a write on events does to rooms, in the transaction of the write: bookings follow their events wherever those
 * go. Who books a room has locked it, so that of many at once each sees what those before it got.
 */
public final class RoomBookings {
    /** So that no write books rooms for more than a room's daily use in thirteen years. */
    private static final int MAX_WISHES = 5_000;

    private static final int MAX_TOLD = 100;

    private final OrganizationTransaction transaction;
    private final Booker booker;
    private final ChangeLog log;
    private final Instant now;
    private final Set<RoomId> known = new HashSet<>();
    private final Map<EventId, List<RoomConflict>> conflicts = new HashMap<>();

    public RoomBookings(OrganizationTransaction transaction, Booker booker, ChangeLog log, Instant now) {
        this.transaction = transaction;
        this.booker = booker;
        this.log = log;
        this.now = now;
    }

    /** Says what an event was before the write: a room that it names already is not asked for again. */
    public void wasThere(CalendarEvent event) {
        known.addAll(Slot.rooms(event));
    }

    /** Books and releases rooms, so that these events, which were just written, have those that they name. */
    public void follow(CalendarId calendar, Collection<PlannedEvent> events) {
        List<Slot> wanted =
                events.stream().flatMap(planned -> slots(planned).stream()).toList();
        if (wanted.isEmpty() && known.isEmpty()) {
            return;
        }
        List<EventId> ids = events.stream().map(planned -> planned.event().id()).toList();
        Map<String, RoomBookingRecord> there = BookingStore.ofEvents(transaction, calendar, ids).stream()
                .collect(Collectors.toMap(RoomBookingRecord::getBookingId, Function.identity()));
        BookingDiff diff = BookingDiff.of(
                there.values().stream().map(BookingStore::booking).toList(), wanted, now);
        if (diff.isEmpty()) {
            return;
        }
        Map<RoomId, RoomSettings> rooms = locked(Stream.concat(
                diff.gone().stream().map(booking -> booking.slot().room()),
                diff.wishes().stream().map(wish -> wish.slot().room())));
        delete(diff.gone().stream().map(booking -> there.get(booking.id())).toList());
        book(calendar, allowed(diff.wishes(), rooms), rooms);
    }

    /** Releases all rooms of an event that is about to go. */
    public void release(EventKey event) {
        if (!known.isEmpty()) {
            release(BookingStore.ofEvents(transaction, event.calendar(), List.of(event.event())));
        }
    }

    /** Releases all rooms of a calendar that is deleted, whose events nobody sees until it is brought back. */
    public void release(CalendarId calendar) {
        release(BookingStore.ofCalendar(transaction, calendar));
    }

    private void release(List<RoomBookingRecord> bookings) {
        locked(bookings.stream().map(booking -> new RoomId(booking.getRoomId())));
        delete(bookings);
    }

    /** Gives the bookings of an event from an instance on to the one that is about to take its place. */
    public void carry(EventKey from, InstanceId firstInstance, EventKey to) {
        if (known.isEmpty()) {
            return;
        }
        // Before the rows, as all who decide about them do: neither waits for the other in a circle.
        locked(known.stream());
        List<NewChange> changes = BookingStore.carry(transaction, from, firstInstance, to, now).stream()
                .map(booking -> BookingChanges.updated(transaction.organization(), booking, List.of("event")))
                .toList();
        log.append(transaction, booker.id(), changes);
    }

    /** Which occurrences of an event went without a room in this write. */
    public List<RoomConflict> conflicts(EventId event) {
        return conflicts.getOrDefault(event, List.of());
    }

    private List<Slot> slots(PlannedEvent planned) {
        CalendarEvent event = planned.event();
        boolean isWritten = !OccurrencePlanner.NOT_WRITTEN.equals(planned.plan().expandedUntil());
        if (!isWritten
                && booker.mode() != BookingMode.BEST_EFFORT
                && !Slot.rooms(event).isEmpty()) {
            throw tooMany();
        }
        return Slot.of(event, planned.plan());
    }

    private Map<RoomId, RoomSettings> locked(Stream<RoomId> rooms) {
        return RoomStore.locked(transaction, rooms.collect(Collectors.toSet())).stream()
                .collect(Collectors.toMap(StoredRoom::id, StoredRoom::settings));
    }

    /** The wishes for rooms that there are, if the caller may book rooms at all. */
    private List<BookingDiff.Wish> allowed(List<BookingDiff.Wish> wishes, Map<RoomId, RoomSettings> rooms) {
        if (wishes.isEmpty() || !booker.mayBook()) {
            return List.of();
        }
        List<BookingDiff.Wish> allowed = new ArrayList<>(wishes.size());
        for (BookingDiff.Wish wish : wishes) {
            RoomId room = wish.slot().room();
            if (rooms.containsKey(room)) {
                allowed.add(wish);
            } else if (booker.mode() != BookingMode.BEST_EFFORT && !known.contains(room)) {
                throw RoomEditor.missing(transaction.organization(), room);
            }
        }
        if (allowed.size() > MAX_WISHES) {
            throw tooMany();
        }
        return allowed;
    }

    private void book(CalendarId calendar, List<BookingDiff.Wish> wishes, Map<RoomId, RoomSettings> rooms) {
        if (wishes.isEmpty()) {
            return;
        }
        ExpiredHolds.end(transaction, rooms.keySet(), log, now);
        Map<RoomId, BusyTimes> busy = busy(wishes, rooms.keySet());
        List<Verdict> verdicts = BookingPlanner.decide(wishes, rooms, busy, now);
        List<Verdict> refused =
                verdicts.stream().filter(verdict -> !verdict.state().isBusy()).toList();
        RoomConflicts told = new RoomConflicts(transaction.organization(), rooms, busy, now);
        if (!refused.isEmpty() && booker.mode() == BookingMode.FAIL) {
            throw told.refusal(refused);
        }
        insert(calendar, verdicts);
        refused.stream()
                .limit(MAX_TOLD)
                .forEach(verdict -> conflicts
                        .computeIfAbsent(verdict.slot().event(), id -> new ArrayList<>())
                        .add(told.told(verdict)));
    }

    private Map<RoomId, BusyTimes> busy(List<BookingDiff.Wish> wishes, Set<RoomId> rooms) {
        Instant first = wishes.getFirst().slot().time().start();
        Instant last = wishes.stream()
                .map(wish -> wish.slot().time().end())
                .max(Comparator.naturalOrder())
                .orElseThrow();
        Map<RoomId, BusyTimes> busy = new HashMap<>();
        rooms.forEach(room -> busy.put(room, new BusyTimes()));
        TimeRange range = new TimeRange(first, (last.isAfter(now) ? last : now).plus(RoomConflicts.SEARCH));
        SelectBusyRooms.within(transaction, rooms, range, now)
                .forEach(taken -> busy.computeIfAbsent(taken.room(), room -> new BusyTimes())
                        .add(new TimeRange(taken.startsAt(), taken.endsAt())));
        return busy;
    }

    private void insert(CalendarId calendar, List<Verdict> verdicts) {
        List<RoomBookingRecord> rows =
                verdicts.stream().map(verdict -> row(calendar, verdict)).toList();
        BookingStore.insert(transaction, rows);
        log.append(
                transaction,
                booker.id(),
                rows.stream()
                        .map(row -> BookingChanges.created(transaction.organization(), row))
                        .toList());
    }

    private void delete(List<RoomBookingRecord> rows) {
        BookingStore.delete(transaction, rows);
        log.append(
                transaction,
                booker.id(),
                rows.stream()
                        .map(row -> BookingChanges.deleted(transaction.organization(), row))
                        .toList());
    }

    private RoomBookingRecord row(CalendarId calendar, Verdict verdict) {
        Slot slot = verdict.slot();
        return new RoomBookingRecord(
                transaction.organizationId(),
                slot.room().value(),
                Ids.next(now),
                calendar.value(),
                slot.event().value(),
                slot.instance().value(),
                slot.time().start(),
                slot.time().end(),
                verdict.state().name(),
                verdict instanceof Verdict.Granted granted ? granted.holdExpireTime() : null,
                booker.id().value(),
                "",
                1L,
                now,
                now);
    }

    private static ServiceException tooMany() {
        return ServiceException.of(
                        ErrorReason.RECURRENCE_TOO_DENSE,
                        "Rooms are booked for at most " + MAX_WISHES + " occurrences at once.")
                .build();
    }
}
