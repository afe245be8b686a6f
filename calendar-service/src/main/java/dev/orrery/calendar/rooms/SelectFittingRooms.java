package dev.orrery.calendar.rooms;

import static dev.orrery.calendar.schema.Tables.ROOM;

import dev.orrery.kit.tenancy.OrganizationTransaction;
import java.util.List;
import org.jooq.impl.DSL;

/** Answers which rooms are big enough, have what is needed and are where they should be, the smallest first. */
public final class SelectFittingRooms {
    private SelectFittingRooms() {}

    /**
     * Up to {@code limit} rooms.
     *
     * @param building any when empty
     */
    public static List<FittingRoom> of(
            OrganizationTransaction transaction, int minCapacity, List<String> features, String building, int limit) {
        return transaction
                .sql()
                .selectFrom(ROOM)
                .where(
                        ROOM.ORG_ID.eq(transaction.organizationId()),
                        ROOM.CAPACITY.ge(minCapacity),
                        ROOM.FEATURES.contains(features.toArray(new String[0])),
                        building.isEmpty() ? DSL.noCondition() : ROOM.BUILDING.eq(building))
                .orderBy(ROOM.CAPACITY, ROOM.ROOM_ID)
                .limit(limit)
                .fetch(row -> {
                    StoredRoom room = RoomStore.room(row);
                    return new FittingRoom(room.id(), room.settings().hours());
                });
    }
}
