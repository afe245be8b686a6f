package dev.orrery.calendar.rooms;

import dev.orrery.calendar.booking.RoomId;
import dev.orrery.calendar.calendars.ChangedFields;
import dev.orrery.calendar.internal.v1.LoggedRoom;
import dev.orrery.calendar.v1.Room;
import dev.orrery.kit.changes.NewChange;

/** Changes of rooms, as the change log takes them. */
public final class RoomChanges {
    public static final String TYPE = "room";

    private RoomChanges() {}

    static NewChange created(RoomId id, Room after) {
        return NewChange.created(RoomName.path(id), TYPE, payload(after));
    }

    static NewChange updated(RoomId id, Room before, Room after) {
        return NewChange.updated(RoomName.path(id), TYPE, payload(after), ChangedFields.between(before, after));
    }

    static NewChange deleted(RoomId id, Room before) {
        return NewChange.deleted(RoomName.path(id), TYPE, payload(before));
    }

    private static LoggedRoom payload(Room room) {
        return LoggedRoom.newBuilder().setRoom(room).build();
    }
}
