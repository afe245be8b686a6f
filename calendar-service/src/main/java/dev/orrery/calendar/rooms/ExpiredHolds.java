package dev.orrery.calendar.rooms;

import static dev.orrery.calendar.schema.Tables.ROOM_BOOKING;

import dev.orrery.calendar.booking.BookingState;
import dev.orrery.calendar.booking.RoomId;
import dev.orrery.calendar.schema.tables.records.RoomBookingRecord;
import dev.orrery.kit.changes.ChangeLog;
import dev.orrery.kit.changes.NewChange;
import dev.orrery.kit.tenancy.OrganizationTransaction;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jooq.impl.DSL;

/**
 * Ends the holds that nobody decided on in time. Reads pass them over from that moment on; this writes it down, so that
 * the database lets somebody else have the room, and so that watchers are told.
 */
public final class ExpiredHolds {
    private static final int MAX_ROOMS_AT_ONCE = 100;

    private ExpiredHolds() {}

    /** Ends those of some rooms; whether there may be more. */
    public static boolean run(OrganizationTransaction transaction, ChangeLog log, Instant now) {
        List<RoomId> rooms = transaction
                .sql()
                .selectDistinct(ROOM_BOOKING.ROOM_ID)
                .from(ROOM_BOOKING)
                .where(
                        ROOM_BOOKING.ORG_ID.eq(transaction.organizationId()),
                        ROOM_BOOKING.STATE.eq(DSL.inline(BookingState.HOLD.name())),
                        ROOM_BOOKING.HOLD_EXPIRE_TIME.le(now))
                .limit(MAX_ROOMS_AT_ONCE)
                .fetch(row -> new RoomId(row.value1()));
        if (!rooms.isEmpty()) {
            RoomStore.locked(transaction, rooms);
            end(transaction, rooms, log, now);
        }
        return rooms.size() == MAX_ROOMS_AT_ONCE;
    }

    /** Ends those of these rooms, which the caller has locked. */
    static void end(OrganizationTransaction transaction, Collection<RoomId> rooms, ChangeLog log, Instant now) {
        List<RoomBookingRecord> expired = transaction
                .sql()
                .update(ROOM_BOOKING)
                .set(ROOM_BOOKING.STATE, BookingState.EXPIRED.name())
                .setNull(ROOM_BOOKING.HOLD_EXPIRE_TIME)
                .set(ROOM_BOOKING.VERSION, ROOM_BOOKING.VERSION.plus(1))
                .set(ROOM_BOOKING.UPDATE_TIME, now)
                .where(
                        ROOM_BOOKING.ORG_ID.eq(transaction.organizationId()),
                        ROOM_BOOKING.ROOM_ID.eq(
                                DSL.any(rooms.stream().map(RoomId::value).toArray(String[]::new))),
                        ROOM_BOOKING.STATE.eq(DSL.inline(BookingState.HOLD.name())),
                        ROOM_BOOKING.HOLD_EXPIRE_TIME.le(now))
                .returning()
                .fetch();
        List<NewChange> changes = expired.stream()
                .map(booking -> BookingChanges.updated(transaction.organization(), booking, List.of("state")))
                .toList();
        log.append(transaction, Booker.NOBODY, changes);
    }
}
