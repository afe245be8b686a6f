package dev.orrery.calendar.rooms;

import static dev.orrery.calendar.testing.World.anEvent;
import static org.assertj.core.api.Assertions.assertThat;

import dev.orrery.calendar.testing.RoomWorld;
import dev.orrery.calendar.testing.World;
import dev.orrery.calendar.v1.Calendar;
import dev.orrery.calendar.v1.ConflictPolicy;
import dev.orrery.calendar.v1.DeleteCalendarRequest;
import dev.orrery.calendar.v1.Event;
import dev.orrery.calendar.v1.MoveEventRequest;
import dev.orrery.calendar.v1.RoomBooking;
import dev.orrery.calendar.v1.UndeleteCalendarRequest;
import dev.orrery.calendar.v1.UpdateCalendarRequest;
import dev.orrery.kit.testing.ServiceChannels;
import dev.orrery.kit.testing.ServiceTest;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Bookings go with the calendar that their events are in. */
@ServiceTest
class BookingsOfCalendarsIT {
    @Autowired
    private ServiceChannels channels;

    private BookedRoom room;
    private RoomWorld rooms;
    private World world;

    @BeforeEach
    void setUp() {
        room = new BookedRoom(channels);
        rooms = room.rooms;
        world = room.world;
    }

    @Test
    void goToAnotherCalendarWithTheirEvent() {
        Event series = room.weekly();
        List<RoomBooking> before = rooms.ofEvent(world.ada, series);

        Event moved = world.events(world.ada)
                .moveEvent(MoveEventRequest.newBuilder()
                        .setName(series.getName())
                        .setDestination(world.calendar(world.ada).getName())
                        .build());

        assertThat(rooms.ofEvent(world.ada, moved))
                .extracting(RoomBooking::getName)
                .isEqualTo(before.stream().map(RoomBooking::getName).toList());
        assertThat(room.booked()).hasSize(4);
    }

    @Test
    void endWithTheirCalendarAndComeBackWhereTheRoomIsFree() {
        Event series = room.weekly();
        String other = world.calendar(world.ada).getName();

        world.calendars(world.ada)
                .deleteCalendar(DeleteCalendarRequest.newBuilder()
                        .setName(room.calendar)
                        .build());
        List<String> meanwhile = room.booked();
        rooms.book(
                world.ada,
                other,
                anEvent("y", "2026-11-30T09:30:00").addRooms(room.ceres.getName()),
                ConflictPolicy.FAIL);
        world.calendars(world.ada)
                .undeleteCalendar(UndeleteCalendarRequest.newBuilder()
                        .setName(room.calendar)
                        .build());

        assertThat(meanwhile).isEmpty();
        assertThat(RoomWorld.texts(rooms.ofEvent(world.ada, series)))
                .containsExactly(
                        "2026-11-23T08:00:00Z CONFIRMED",
                        "2026-11-30T08:00:00Z TAKEN",
                        "2026-12-07T08:00:00Z CONFIRMED",
                        "2026-12-14T08:00:00Z CONFIRMED");
    }

    @Test
    void followTheZoneThatTheirCalendarIsReadIn() {
        room.book(Event.newBuilder()
                .setTitle("day")
                .setStart(World.day("2026-11-23"))
                .setEnd(World.day("2026-11-24")));

        world.calendars(world.ada)
                .updateCalendar(UpdateCalendarRequest.newBuilder()
                        .setCalendar(
                                Calendar.newBuilder().setName(room.calendar).setTimeZone("UTC"))
                        .build());

        assertThat(room.booked()).containsExactly("2026-11-23T00:00:00Z CONFIRMED");
    }
}
