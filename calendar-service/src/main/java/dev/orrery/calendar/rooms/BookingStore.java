package dev.orrery.calendar.rooms;

import static dev.orrery.calendar.schema.Tables.ROOM_BOOKING;

import dev.orrery.calendar.booking.Booking;
import dev.orrery.calendar.booking.BookingState;
import dev.orrery.calendar.booking.RoomId;
import dev.orrery.calendar.booking.Slot;
import dev.orrery.calendar.event.CalendarId;
import dev.orrery.calendar.event.EventId;
import dev.orrery.calendar.event.InstanceId;
import dev.orrery.calendar.event.TimeRange;
import dev.orrery.calendar.eventstore.EventKey;
import dev.orrery.calendar.schema.tables.records.RoomBookingRecord;
import dev.orrery.kit.identity.UserId;
import dev.orrery.kit.tenancy.OrganizationTransaction;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.impl.DSL;

/** Keeps what became of the wishes for rooms; only ever written by who has locked the rooms. */
final class BookingStore {
    private BookingStore() {}

    static void insert(OrganizationTransaction transaction, List<RoomBookingRecord> rows) {
        transaction.sql().batchInsert(rows).execute();
    }

    static void delete(OrganizationTransaction transaction, Collection<RoomBookingRecord> rows) {
        transaction.sql().batchDelete(rows).execute();
    }

    static Optional<RoomBookingRecord> find(OrganizationTransaction transaction, BookingName name) {
        return transaction
                .sql()
                .selectFrom(ROOM_BOOKING)
                .where(
                        ofOrganization(transaction),
                        ROOM_BOOKING.ROOM_ID.eq(name.room().value()),
                        ROOM_BOOKING.BOOKING_ID.eq(name.booking()))
                .fetchOptional();
    }

    static List<RoomBookingRecord> ofEvents(
            OrganizationTransaction transaction, CalendarId calendar, Collection<EventId> events) {
        String[] ids = events.stream().map(EventId::value).toArray(String[]::new);
        return transaction
                .sql()
                .selectFrom(ROOM_BOOKING)
                .where(
                        ofOrganization(transaction),
                        ROOM_BOOKING.CALENDAR_ID.eq(calendar.value()),
                        ROOM_BOOKING.EVENT_ID.eq(DSL.any(ids)))
                .fetch();
    }

    static List<RoomBookingRecord> ofCalendar(OrganizationTransaction transaction, CalendarId calendar) {
        return transaction
                .sql()
                .selectFrom(ROOM_BOOKING)
                .where(ofOrganization(transaction), ROOM_BOOKING.CALENDAR_ID.eq(calendar.value()))
                .fetch();
    }

    /** Who booked for an event last. */
    static Optional<UserId> lastBooker(OrganizationTransaction transaction, EventKey event) {
        return transaction
                .sql()
                .select(ROOM_BOOKING.BOOKER_ID)
                .from(ROOM_BOOKING)
                .where(
                        ofOrganization(transaction),
                        ROOM_BOOKING.CALENDAR_ID.eq(event.calendar().value()),
                        ROOM_BOOKING.EVENT_ID.eq(event.event().value()))
                .orderBy(ROOM_BOOKING.INSTANCE_ID.desc())
                .limit(1)
                .fetchOptional(row -> new UserId(row.value1()));
    }

    /** Whether somebody has the room, or it is held, at this moment or later. */
    static boolean isBookedAhead(OrganizationTransaction transaction, RoomId room, Instant now) {
        TimeRange ahead = new TimeRange(now, TimeRange.of(null, null).end());
        return !SelectBusyRooms.within(transaction, List.of(room), ahead, now).isEmpty();
    }

    /** Gives the bookings of an event from an instance on to another event, as they are. */
    static List<RoomBookingRecord> carry(
            OrganizationTransaction transaction, EventKey from, InstanceId firstInstance, EventKey to, Instant now) {
        return transaction
                .sql()
                .update(ROOM_BOOKING)
                .set(ROOM_BOOKING.CALENDAR_ID, to.calendar().value())
                .set(ROOM_BOOKING.EVENT_ID, to.event().value())
                .set(ROOM_BOOKING.VERSION, ROOM_BOOKING.VERSION.plus(1))
                .set(ROOM_BOOKING.UPDATE_TIME, now)
                .where(
                        ofOrganization(transaction),
                        ROOM_BOOKING.CALENDAR_ID.eq(from.calendar().value()),
                        ROOM_BOOKING.EVENT_ID.eq(from.event().value()),
                        ROOM_BOOKING.INSTANCE_ID.ge(firstInstance.value()))
                .returning()
                .fetch();
    }

    /** Writes the next version of a booking, which somebody has decided. */
    static RoomBookingRecord decide(
            OrganizationTransaction transaction,
            RoomBookingRecord booking,
            BookingState state,
            String comment,
            Instant now) {
        return transaction
                .sql()
                .update(ROOM_BOOKING)
                .set(ROOM_BOOKING.STATE, state.name())
                .setNull(ROOM_BOOKING.HOLD_EXPIRE_TIME)
                .set(ROOM_BOOKING.DECISION_COMMENT, comment)
                .set(ROOM_BOOKING.VERSION, ROOM_BOOKING.VERSION.plus(1))
                .set(ROOM_BOOKING.UPDATE_TIME, now)
                .where(
                        ofOrganization(transaction),
                        ROOM_BOOKING.ROOM_ID.eq(booking.getRoomId()),
                        ROOM_BOOKING.BOOKING_ID.eq(booking.getBookingId()))
                .returning()
                .fetchSingle();
    }

    static Booking booking(RoomBookingRecord row) {
        return new Booking(
                row.getBookingId(),
                new Slot(
                        new EventId(row.getEventId()),
                        new InstanceId(row.getInstanceId()),
                        new RoomId(row.getRoomId()),
                        new TimeRange(row.getStartsAt(), row.getEndsAt())),
                BookingState.valueOf(row.getState()));
    }

    private static Condition ofOrganization(OrganizationTransaction transaction) {
        return ROOM_BOOKING.ORG_ID.eq(transaction.organizationId());
    }
}
