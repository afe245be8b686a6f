package dev.orrery.calendar.rooms;

import static dev.orrery.calendar.schema.Tables.ROOM_BOOKING;

import dev.orrery.calendar.booking.BookingState;
import dev.orrery.calendar.booking.RoomId;
import dev.orrery.calendar.event.TimeRange;
import dev.orrery.calendar.eventstore.EventKey;
import dev.orrery.calendar.schema.tables.records.RoomBookingRecord;
import dev.orrery.kit.paging.Cursor;
import dev.orrery.kit.paging.Page;
import dev.orrery.kit.paging.PageRequest;
import dev.orrery.kit.tenancy.OrganizationTransaction;
import java.time.Instant;
import java.util.Collection;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;

/** Which bookings does a room have, or an event, and which wait for a decision? */
final class SelectBookings {
    private SelectBookings() {}

    /** Those of a room that start within the range, in these states if there are any, by start. */
    static Page<RoomBookingRecord> ofRoom(
            OrganizationTransaction transaction,
            RoomId room,
            TimeRange range,
            Collection<String> states,
            Instant now,
            PageRequest page) {
        Condition inState = states.isEmpty() ? DSL.noCondition() : state(now).in(states);
        return byStart(transaction, ROOM_BOOKING.ROOM_ID.eq(room.value()).and(inState), range, page);
    }

    /** Those of any room that wait for a decision and start within the range, by start. */
    static Page<RoomBookingRecord> waiting(
            OrganizationTransaction transaction, TimeRange range, Instant now, PageRequest page) {
        Condition waits =
                ROOM_BOOKING.STATE.eq(DSL.inline(BookingState.HOLD.name())).and(ROOM_BOOKING.HOLD_EXPIRE_TIME.gt(now));
        return byStart(transaction, waits, range, page);
    }

    private static Page<RoomBookingRecord> byStart(
            OrganizationTransaction transaction, Condition condition, TimeRange range, PageRequest page) {
        Condition after = page.after()
                .map(cursor -> DSL.row(ROOM_BOOKING.STARTS_AT, ROOM_BOOKING.BOOKING_ID)
                        .gt(Instant.parse(cursor.get(0)), cursor.get(1)))
                .orElse(DSL.noCondition());
        return page.page(
                transaction
                        .sql()
                        .selectFrom(ROOM_BOOKING)
                        .where(
                                ROOM_BOOKING.ORG_ID.eq(transaction.organizationId()),
                                condition,
                                ROOM_BOOKING.STARTS_AT.ge(range.start()),
                                ROOM_BOOKING.STARTS_AT.lt(range.end()),
                                after)
                        .orderBy(ROOM_BOOKING.STARTS_AT, ROOM_BOOKING.BOOKING_ID)
                        .limit(page.limit())
                        .fetch(),
                booking -> Cursor.of(booking.getStartsAt().toString(), booking.getBookingId()));
    }

    /** Those of an event, by original start and room. */
    static Page<RoomBookingRecord> ofEvent(OrganizationTransaction transaction, EventKey event, PageRequest page) {
        Condition after = page.after()
                .map(cursor ->
                        DSL.row(ROOM_BOOKING.INSTANCE_ID, ROOM_BOOKING.ROOM_ID).gt(cursor.get(0), cursor.get(1)))
                .orElse(DSL.noCondition());
        return page.page(
                transaction
                        .sql()
                        .selectFrom(ROOM_BOOKING)
                        .where(
                                ROOM_BOOKING.ORG_ID.eq(transaction.organizationId()),
                                ROOM_BOOKING.CALENDAR_ID.eq(event.calendar().value()),
                                ROOM_BOOKING.EVENT_ID.eq(event.event().value()),
                                after)
                        .orderBy(ROOM_BOOKING.INSTANCE_ID, ROOM_BOOKING.ROOM_ID)
                        .limit(page.limit())
                        .fetch(),
                booking -> Cursor.of(booking.getInstanceId(), booking.getRoomId()));
    }

    /** As callers see it: a hold whose time is over is none. */
    private static Field<String> state(Instant now) {
        return DSL.when(ROOM_BOOKING.HOLD_EXPIRE_TIME.le(now), BookingState.EXPIRED.name())
                .otherwise(ROOM_BOOKING.STATE);
    }
}
