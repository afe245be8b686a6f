package dev.orrery.calendar.rooms;

import static dev.orrery.calendar.schema.Tables.ROOM;

import dev.orrery.calendar.v1.ListRoomsRequest;
import dev.orrery.kit.paging.Cursor;
import dev.orrery.kit.paging.Page;
import dev.orrery.kit.paging.PageRequest;
import dev.orrery.kit.tenancy.OrganizationTransaction;
import org.jooq.Condition;
import org.jooq.impl.DSL;

/** Which rooms are big enough, have what is needed and are in the right building, by id. */
final class SelectRooms {
    private SelectRooms() {}

    static Page<StoredRoom> page(OrganizationTransaction transaction, ListRoomsRequest wanted, PageRequest page) {
        Condition after =
                page.after().map(cursor -> ROOM.ROOM_ID.gt(cursor.get(0))).orElse(DSL.noCondition());
        return page.page(
                transaction
                        .sql()
                        .selectFrom(ROOM)
                        .where(
                                ROOM.ORG_ID.eq(transaction.organizationId()),
                                ROOM.CAPACITY.ge(wanted.getMinCapacity()),
                                ROOM.FEATURES.contains(wanted.getFeaturesList().toArray(new String[0])),
                                wanted.getBuilding().isEmpty()
                                        ? DSL.noCondition()
                                        : ROOM.BUILDING.eq(wanted.getBuilding()),
                                after)
                        .orderBy(ROOM.ROOM_ID)
                        .limit(page.limit())
                        .fetch(RoomStore::room),
                room -> Cursor.of(room.id().value()));
    }
}
