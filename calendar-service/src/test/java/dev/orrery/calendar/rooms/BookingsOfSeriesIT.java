package dev.orrery.calendar.rooms;

import static dev.orrery.calendar.testing.World.anEvent;
import static dev.orrery.calendar.testing.World.berlin;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.google.protobuf.FieldMask;
import dev.orrery.calendar.booking.RoomId;
import dev.orrery.calendar.event.TimeRange;
import dev.orrery.calendar.eventstore.HorizonExtension;
import dev.orrery.calendar.eventstore.PlannedEvent;
import dev.orrery.calendar.testing.RoomWorld;
import dev.orrery.calendar.testing.World;
import dev.orrery.calendar.v1.DeleteEventInstanceRequest;
import dev.orrery.calendar.v1.Event;
import dev.orrery.calendar.v1.InstanceScope;
import dev.orrery.calendar.v1.Room;
import dev.orrery.calendar.v1.RoomBooking;
import dev.orrery.calendar.v1.UpdateEventInstanceRequest;
import dev.orrery.calendar.v1.UpdateEventInstanceResponse;
import dev.orrery.kit.changes.ChangeLog;
import dev.orrery.kit.tenancy.OrganizationTransactions;
import dev.orrery.kit.testing.FixedClock;
import dev.orrery.kit.testing.ServiceChannels;
import dev.orrery.kit.testing.ServiceTest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Bookings of a series: of its instances, its halves and its horizon. */
@ServiceTest
class BookingsOfSeriesIT {
    @Autowired
    private ServiceChannels channels;

    @Autowired
    private OrganizationTransactions transactions;

    @Autowired
    private ChangeLog log;

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
    void followOneInstance() {
        Event series = room.weekly();

        world.events(world.ada)
                .deleteEventInstance(DeleteEventInstanceRequest.newBuilder()
                        .setName(series.getName() + "/instances/20261130T080000Z")
                        .build());
        update(
                series,
                "20261207T080000Z",
                InstanceScope.THIS,
                Event.newBuilder().setStart(berlin("2026-12-08T15:00:00")),
                "start");

        assertThat(room.booked())
                .containsExactly(
                        "2026-11-23T08:00:00Z CONFIRMED",
                        "2026-12-08T14:00:00Z CONFIRMED",
                        "2026-12-14T08:00:00Z CONFIRMED");
    }

    @Test
    void goToTheHalfOfASeriesThatTheyBelongTo() {
        Room held = rooms.room("held", Room.newBuilder().setPolicy(Room.Policy.APPROVAL));
        Event series = room.book(anEvent("x", "2026-11-23T09:00:00")
                .addRooms(held.getName())
                .addRecurrence("RRULE:FREQ=WEEKLY;COUNT=4"));
        List<RoomBooking> before = rooms.ofEvent(world.ada, series);

        UpdateEventInstanceResponse halves = update(
                series,
                "20261207T080000Z",
                InstanceScope.THIS_AND_FOLLOWING,
                Event.newBuilder().setTitle("y"),
                "title");

        List<RoomBooking> left = rooms.ofEvent(world.ada, halves.getPrevious());
        List<RoomBooking> right = rooms.ofEvent(world.ada, halves.getEvent());
        assertThat(left).isEqualTo(before.subList(0, 4));
        assertThat(right)
                .extracting(RoomBooking::getName, RoomBooking::getState, RoomBooking::getHoldExpireTime)
                .isEqualTo(before.subList(4, 8).stream()
                        .map(booking -> tuple(booking.getName(), booking.getState(), booking.getHoldExpireTime()))
                        .toList());
        assertThat(right)
                .allMatch(booking ->
                        booking.getEvent().startsWith(halves.getEvent().getName() + "/instances/"));
    }

    @Test
    void areBookedAnewForAHalfThatMoves() {
        Event series = room.weekly();

        UpdateEventInstanceResponse halves = update(
                series,
                "20261207T080000Z",
                InstanceScope.THIS_AND_FOLLOWING,
                Event.newBuilder().setStart(berlin("2026-12-07T09:30:00")),
                "start");

        assertThat(room.booked())
                .containsExactly(
                        "2026-11-23T08:00:00Z CONFIRMED",
                        "2026-11-30T08:00:00Z CONFIRMED",
                        "2026-12-07T08:30:00Z CONFIRMED",
                        "2026-12-14T08:30:00Z CONFIRMED");
        assertThat(rooms.ofEvent(world.ada, halves.getEvent())).hasSize(2);
    }

    @Test
    void endWhereTheirSeriesEnds() {
        Event series = room.weekly();

        world.events(world.ada)
                .deleteEventInstance(DeleteEventInstanceRequest.newBuilder()
                        .setName(series.getName() + "/instances/20261130T080000Z")
                        .setScope(InstanceScope.THIS_AND_FOLLOWING)
                        .build());

        assertThat(room.booked()).containsExactly("2026-11-23T08:00:00Z CONFIRMED");
    }

    @Test
    void goOnWithASeriesAsItsHorizonComesCloser() {
        room.book(anEvent("daily", "2026-11-23T09:00:00").addRecurrence("RRULE:FREQ=DAILY"));
        Instant later = FixedClock.START.plus(Duration.ofDays(100));

        transactions.write(
                world.acme,
                transaction -> HorizonExtension.run(
                        transaction,
                        later,
                        (series, zone) -> RoomsOfSeries.goOn(transaction, log, series, zone, later)));

        List<BusyRoom> busy = transactions.read(
                world.acme,
                transaction -> SelectBusyRooms.within(
                        transaction, List.of(new RoomId("ceres")), TimeRange.of(null, null), later));
        assertThat(busy).hasSize(100 + (int) PlannedEvent.HORIZON.toDays() - 1);
    }

    private UpdateEventInstanceResponse update(
            Event series, String instance, InstanceScope scope, Event.Builder patch, String field) {
        return world.events(world.ada)
                .updateEventInstance(UpdateEventInstanceRequest.newBuilder()
                        .setEvent(patch.setName(series.getName() + "/instances/" + instance))
                        .setScope(scope)
                        .setUpdateMask(FieldMask.newBuilder().addPaths(field))
                        .build());
    }
}
