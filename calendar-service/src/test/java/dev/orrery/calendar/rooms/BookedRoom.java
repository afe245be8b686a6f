package dev.orrery.calendar.rooms;

import static dev.orrery.calendar.testing.World.anEvent;

import dev.orrery.calendar.testing.RoomWorld;
import dev.orrery.calendar.testing.World;
import dev.orrery.calendar.v1.ConflictPolicy;
import dev.orrery.calendar.v1.Event;
import dev.orrery.calendar.v1.Room;
import dev.orrery.kit.testing.ServiceChannels;
import java.util.List;

/** The room Ceres, which events of Ada's calendar are in. */
final class BookedRoom {
    final RoomWorld rooms;
    final World world;
    final Room ceres;
    final String calendar;

    BookedRoom(ServiceChannels channels) {
        this.rooms = new RoomWorld(channels);
        this.world = rooms.world;
        this.ceres = rooms.room("ceres", Room.newBuilder());
        this.calendar = world.calendar(world.ada).getName();
    }

    /** What it is booked for, as {@code 2026-11-23T08:00:00Z CONFIRMED}. */
    List<String> booked() {
        return rooms.ofRoom(world.ada, ceres);
    }

    Event book(Event.Builder event) {
        return rooms.book(world.ada, calendar, event.addRooms(ceres.getName()), ConflictPolicy.FAIL);
    }

    /** On four Mondays at nine. */
    Event weekly() {
        return book(anEvent("weekly", "2026-11-23T09:00:00").addRecurrence("RRULE:FREQ=WEEKLY;COUNT=4"));
    }
}
