package dev.orrery.calendar.rooms;

import static dev.orrery.calendar.testing.World.anEvent;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.util.Durations;
import com.google.protobuf.util.Timestamps;
import dev.orrery.calendar.booking.RoomId;
import dev.orrery.calendar.event.TimeRange;
import dev.orrery.calendar.testing.RoomWorld;
import dev.orrery.calendar.testing.World;
import dev.orrery.calendar.v1.ApproveRoomBookingRequest;
import dev.orrery.calendar.v1.Change;
import dev.orrery.calendar.v1.ConflictPolicy;
import dev.orrery.calendar.v1.DeclineRoomBookingRequest;
import dev.orrery.calendar.v1.Event;
import dev.orrery.calendar.v1.ListChangesRequest;
import dev.orrery.calendar.v1.ListRoomBookingsRequest;
import dev.orrery.calendar.v1.Room;
import dev.orrery.calendar.v1.RoomBooking;
import dev.orrery.kit.changes.ChangeLog;
import dev.orrery.kit.tenancy.OrganizationTransactions;
import dev.orrery.kit.testing.FixedClock;
import dev.orrery.kit.testing.Refusal;
import dev.orrery.kit.testing.ServiceChannels;
import dev.orrery.kit.testing.ServiceTest;
import dev.orrery.kit.testing.TestCaller;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Rooms that somebody has to approve. */
@ServiceTest
class HoldsIT {
    @Autowired
    private ServiceChannels channels;

    @Autowired
    private FixedClock clock;

    @Autowired
    private OrganizationTransactions transactions;

    @Autowired
    private ChangeLog log;

    private RoomWorld rooms;
    private World world;
    private Room room;
    private Event event;
    private RoomBooking hold;

    @BeforeEach
    void setUp() {
        rooms = new RoomWorld(channels);
        world = rooms.world;
        room = rooms.room(
                "held", Room.newBuilder().setPolicy(Room.Policy.APPROVAL).setHoldDuration(Durations.fromHours(2)));
        event = book(world.ben);
        hold = rooms.ofEvent(world.ben, event).getFirst();
    }

    @Test
    void holdTheRoomUntilSomebodyApproves() {
        assertThat(hold.getState()).isEqualTo(RoomBooking.State.HOLD);
        assertThat(Timestamps.toString(hold.getHoldExpireTime())).isEqualTo("2026-11-21T11:00:00Z");
        assertThat(Refusal.of(() -> book(world.dan)).reason()).isEqualTo("ROOM_TAKEN");
        assertThat(busy()).containsExactly(true);

        RoomBooking approved = approve(world.ada, hold);

        assertThat(approved.getState()).isEqualTo(RoomBooking.State.CONFIRMED);
        assertThat(approved.hasHoldExpireTime()).isFalse();
        assertThat(approved.getComment()).isEqualTo("enjoy");
        assertThat(rooms.ofEvent(world.ben, event)).containsExactly(approved);
        assertThat(busy()).containsExactly(false);
        clock.advance(Duration.ofHours(3));
        assertThat(Refusal.of(() -> book(world.dan)).reason()).isEqualTo("ROOM_TAKEN");
    }

    @Test
    void letTheRoomGoWhenSomebodyDeclines() {
        RoomBooking declined = decline(world.ada, hold);

        assertThat(declined.getState()).isEqualTo(RoomBooking.State.DECLINED);
        book(world.dan);
        assertThat(Refusal.of(() -> approve(world.ada, declined)).reason()).isEqualTo("ROOM_BOOKING_SETTLED");
    }

    @Test
    void canBeTakenBackAfterTheyWereApproved() {
        RoomBooking approved = approve(world.ada, hold);

        assertThat(Refusal.of(() -> approve(world.ada, approved)).metadata()).containsEntry("state", "CONFIRMED");
        assertThat(decline(world.ada, approved).getState()).isEqualTo(RoomBooking.State.DECLINED);
    }

    @Test
    void areForAdministratorsToDecideOnWhoHaveSeenTheLatest() {
        assertThat(Refusal.of(() -> approve(world.ben, hold)).reason()).isEqualTo("ACCESS_DENIED");
        assertThat(Refusal.of(() -> decline(world.ben, hold)).reason()).isEqualTo("ACCESS_DENIED");
        approve(world.ada, hold);
        assertThat(Refusal.of(() -> decline(world.ada, hold)).reason()).isEqualTo("ETAG_MISMATCH");
    }

    @Test
    void areListedForWhoeverDecidesWhateverRoomTheyAreOf() {
        Room other = rooms.room("other", Room.newBuilder().setPolicy(Room.Policy.APPROVAL));
        rooms.book(
                world.dan,
                world.calendar(world.dan).getName(),
                anEvent("y", "2026-11-22T09:00:00").addRooms(other.getName()),
                ConflictPolicy.FAIL);
        ListRoomBookingsRequest waiting = ListRoomBookingsRequest.newBuilder()
                .setParent(world.acme.name() + "/rooms/-")
                .addStates(RoomBooking.State.HOLD)
                .build();

        assertThat(waiting(waiting)).containsExactly("2026-11-22T08:00:00Z HOLD", "2026-11-23T08:00:00Z HOLD");
        clock.advance(Duration.ofHours(2));
        assertThat(waiting(waiting)).containsExactly("2026-11-22T08:00:00Z HOLD");
        assertThat(Refusal.of(() -> waiting(waiting.toBuilder().clearStates().build()))
                        .fields())
                .containsExactly("states");
    }

    @Test
    void expireWhenNobodyDecides() {
        clock.advance(Duration.ofHours(2));

        assertThat(rooms.ofEvent(world.ben, event).getFirst().getState()).isEqualTo(RoomBooking.State.EXPIRED);
        assertThat(rooms.ofRoom(world.ben, room)).containsExactly("2026-11-23T08:00:00Z EXPIRED");
        assertThat(busy()).isEmpty();
        assertThat(Refusal.of(() -> approve(world.ada, hold)).reason()).isEqualTo("ROOM_BOOKING_SETTLED");
        Event other = book(world.dan);
        assertThat(rooms.ofEvent(world.dan, other).getFirst().getState()).isEqualTo(RoomBooking.State.HOLD);
        assertThat(rooms.ofEvent(world.ben, event).getFirst().getState()).isEqualTo(RoomBooking.State.EXPIRED);
    }

    @Test
    void tellWatchersWhenTheyHaveExpired() {
        String start = world.changes(world.dan)
                .listChanges(ListChangesRequest.newBuilder()
                        .setParent(world.acme.name())
                        .build())
                .getNextPosition();
        clock.advance(Duration.ofHours(2));

        boolean hasMore =
                transactions.write(world.acme, transaction -> ExpiredHolds.run(transaction, log, clock.instant()));
        transactions.write(world.acme, transaction -> ExpiredHolds.run(transaction, log, clock.instant()));

        assertThat(hasMore).isFalse();
        List<Change> changes = world.changes(world.dan)
                .listChanges(ListChangesRequest.newBuilder()
                        .setParent(world.acme.name())
                        .setAfterPosition(start)
                        .build())
                .getChangesList();
        assertThat(changes).hasSize(1);
        assertThat(changes.getFirst().getRoomBooking().getState()).isEqualTo(RoomBooking.State.EXPIRED);
        assertThat(changes.getFirst().getChangedFieldsList()).containsExactly("state");
    }

    private Event book(TestCaller caller) {
        return rooms.book(
                caller,
                world.calendar(caller).getName(),
                anEvent("x", "2026-11-23T09:00:00").addRooms(room.getName()),
                ConflictPolicy.FAIL);
    }

    private RoomBooking approve(TestCaller caller, RoomBooking booking) {
        return rooms.bookings(caller)
                .approveRoomBooking(ApproveRoomBookingRequest.newBuilder()
                        .setName(booking.getName())
                        .setEtag(booking.getEtag())
                        .setComment("enjoy")
                        .build());
    }

    private RoomBooking decline(TestCaller caller, RoomBooking booking) {
        return rooms.bookings(caller)
                .declineRoomBooking(DeclineRoomBookingRequest.newBuilder()
                        .setName(booking.getName())
                        .setEtag(booking.getEtag())
                        .build());
    }

    private List<String> waiting(ListRoomBookingsRequest request) {
        return RoomWorld.texts(
                rooms.bookings(world.ada).listRoomBookings(request).getRoomBookingsList());
    }

    /** Of each busy time, whether it is only held. */
    private List<Boolean> busy() {
        return transactions.read(
                world.acme,
                transaction ->
                        SelectBusyRooms.within(
                                        transaction,
                                        List.of(new RoomId("held")),
                                        TimeRange.of(null, null),
                                        clock.instant())
                                .stream()
                                .map(BusyRoom::isHeld)
                                .toList());
    }
}
