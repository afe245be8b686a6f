package dev.orrery.calendar.rooms;

import static dev.orrery.calendar.schema.Tables.ROOM;

import dev.orrery.calendar.booking.OperatingHours;
import dev.orrery.calendar.booking.RoomId;
import dev.orrery.kit.tenancy.OrganizationTransaction;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import org.jooq.impl.DSL;

/** When can these rooms be used? Says nothing of rooms that there are not. */
public final class SelectRoomHours {
    private SelectRoomHours() {}

    public static Map<RoomId, OperatingHours> of(OrganizationTransaction transaction, Collection<RoomId> rooms) {
        if (rooms.isEmpty()) {
            return Map.of();
        }
        String[] ids = rooms.stream().map(RoomId::value).toArray(String[]::new);
        return transaction
                .sql()
                .selectFrom(ROOM)
                .where(ROOM.ORG_ID.eq(transaction.organizationId()), ROOM.ROOM_ID.eq(DSL.any(ids)))
                .stream()
                .map(RoomStore::room)
                .collect(
                        Collectors.toMap(StoredRoom::id, room -> room.settings().hours()));
    }
}
