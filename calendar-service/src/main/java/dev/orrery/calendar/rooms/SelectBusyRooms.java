package dev.orrery.calendar.rooms;

import static dev.orrery.calendar.schema.Tables.ROOM_BOOKING;

import dev.orrery.calendar.booking.RoomId;
import dev.orrery.calendar.event.TimeRange;
import dev.orrery.calendar.eventstore.EventKey;
import dev.orrery.kit.tenancy.OrganizationTransaction;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.SelectConditionStep;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** When are these rooms had or held, by room and time? One statement for any number of rooms. */
public final class SelectBusyRooms {
    private static final List<Field<?>> COLUMNS = List.of(
            ROOM_BOOKING.ROOM_ID,
            ROOM_BOOKING.STARTS_AT,
            ROOM_BOOKING.ENDS_AT,
            ROOM_BOOKING.STATE,
            ROOM_BOOKING.HOLD_EXPIRE_TIME,
            ROOM_BOOKING.CALENDAR_ID,
            ROOM_BOOKING.EVENT_ID);

    private SelectBusyRooms() {}

    /** What overlaps the range; a hold that has expired is none. */
    public static List<BusyRoom> within(
            OrganizationTransaction transaction, Collection<RoomId> rooms, TimeRange range, Instant now) {
        if (rooms.isEmpty()) {
            return List.of();
        }
        String[] ids = rooms.stream().map(RoomId::value).toArray(String[]::new);
        return starting(transaction, ids, range)
                .unionAll(runningInto(transaction, ids, range))
                .orderBy(DSL.field(DSL.name("room_id")), DSL.field(DSL.name("starts_at")))
                .stream()
                .filter(row -> isKept(row.get(ROOM_BOOKING.HOLD_EXPIRE_TIME), now))
                .map(SelectBusyRooms::busy)
                .toList();
    }

    private static SelectConditionStep<Record> starting(
            OrganizationTransaction transaction, String[] rooms, TimeRange range) {
        return transaction
                .sql()
                .select(COLUMNS)
                .from(ROOM_BOOKING)
                .where(
                        ROOM_BOOKING.ORG_ID.eq(transaction.organizationId()),
                        ROOM_BOOKING.ROOM_ID.eq(DSL.any(rooms)),
                        isBusy(),
                        ROOM_BOOKING.STARTS_AT.ge(range.start()),
                        ROOM_BOOKING.STARTS_AT.lt(range.end()));
    }

    /** Of each room what started before the range and runs into it; there is one at most, as none overlaps another. */
    private static SelectConditionStep<Record> runningInto(
            OrganizationTransaction transaction, String[] rooms, TimeRange range) {
        Table<?> wanted = DSL.unnest(rooms).as("wanted", "id");
        Field<String> id = DSL.field(DSL.name("wanted", "id"), String.class);
        Table<Record> last = DSL.select(COLUMNS)
                .from(ROOM_BOOKING)
                .where(
                        ROOM_BOOKING.ORG_ID.eq(transaction.organizationId()),
                        ROOM_BOOKING.ROOM_ID.eq(id),
                        isBusy(),
                        ROOM_BOOKING.STARTS_AT.lt(range.start()))
                .orderBy(ROOM_BOOKING.STARTS_AT.desc())
                .limit(1)
                .asTable("last");
        return transaction
                .sql()
                .select(last.fields())
                .from(wanted)
                .crossJoin(DSL.lateral(last))
                .where(last.field(ROOM_BOOKING.ENDS_AT).gt(range.start()));
    }

    /** In the words of the index. */
    private static Condition isBusy() {
        return ROOM_BOOKING.STATE.in(DSL.inline("HOLD"), DSL.inline("CONFIRMED"));
    }

    private static boolean isKept(@Nullable Instant holdExpireTime, Instant now) {
        return holdExpireTime == null || holdExpireTime.isAfter(now);
    }

    private static BusyRoom busy(Record row) {
        return new BusyRoom(
                new RoomId(row.get(ROOM_BOOKING.ROOM_ID)),
                EventKey.of(row.get(ROOM_BOOKING.CALENDAR_ID), row.get(ROOM_BOOKING.EVENT_ID)),
                row.get(ROOM_BOOKING.STARTS_AT),
                row.get(ROOM_BOOKING.ENDS_AT),
                row.get(ROOM_BOOKING.STATE).equals("HOLD"));
    }
}
