package dev.orrery.calendar.rooms;

import static dev.orrery.calendar.testing.World.anEvent;
import static dev.orrery.calendar.testing.World.berlin;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.util.Timestamps;
import com.google.rpc.PreconditionFailure;
import com.google.type.DayOfWeek;
import dev.orrery.calendar.testing.RoomWorld;
import dev.orrery.calendar.testing.World;
import dev.orrery.calendar.v1.BatchCreateEventsRequest;
import dev.orrery.calendar.v1.Calendar;
import dev.orrery.calendar.v1.ConflictPolicy;
import dev.orrery.calendar.v1.CreateEventRequest;
import dev.orrery.calendar.v1.DeleteRoomRequest;
import dev.orrery.calendar.v1.Event;
import dev.orrery.calendar.v1.GetRoomBookingRequest;
import dev.orrery.calendar.v1.ListRoomBookingsRequest;
import dev.orrery.calendar.v1.ListRoomBookingsResponse;
import dev.orrery.calendar.v1.Room;
import dev.orrery.calendar.v1.RoomBooking;
import dev.orrery.calendar.v1.RoomConflict;
import dev.orrery.calendar.v1.WeeklyPeriod;
import dev.orrery.kit.testing.Refusal;
import dev.orrery.kit.testing.ServiceChannels;
import dev.orrery.kit.testing.ServiceTest;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What somebody gets, or is told, who wants a room. */
@ServiceTest
class BookingsIT {
    @Autowired
    private ServiceChannels channels;

    private RoomWorld rooms;
    private World world;
    private Room ceres;
    private String adas;
    private String bens;

    @BeforeEach
    void setUp() {
        rooms = new RoomWorld(channels);
        world = rooms.world;
        ceres = rooms.room("ceres", Room.newBuilder());
        adas = world.calendar(world.ada).getName();
        bens = world.calendar(world.ben, Calendar.Visibility.ORG).getName();
    }

    @Test
    void givesARoomToWhoeverComesFirst() {
        Event event = book(world.ben, bens, at("2026-11-23T09:00:00"));

        RoomBooking booking = rooms.ofEvent(world.ben, event).getFirst();
        assertThat(booking.getState()).isEqualTo(RoomBooking.State.CONFIRMED);
        assertThat(booking.getEvent()).isEqualTo(event.getName());
        assertThat(booking.getBooker()).isEqualTo(world.acme.userName(world.ben.id()));
        assertThat(rooms.bookings(world.ben)
                        .getRoomBooking(GetRoomBookingRequest.newBuilder()
                                .setName(booking.getName())
                                .build()))
                .isEqualTo(booking);
        assertThat(rooms.ofRoom(world.dan, ceres)).containsExactly("2026-11-23T08:00:00Z CONFIRMED");
    }

    @Test
    void tellsTheLoserWhatIsInTheWayAndWhenTheRoomIsFreeNext() {
        book(world.ben, bens, at("2026-11-23T09:00:00"));
        book(world.ben, bens, at("2026-11-23T10:00:00"));

        Refusal refusal = Refusal.of(() -> book(world.ada, adas, at("2026-11-23T09:30:00")));

        assertThat(refusal.reason()).isEqualTo("ROOM_TAKEN");
        assertThat(refusal.metadata())
                .containsEntry("room", ceres.getName())
                .containsEntry("startTime", "2026-11-23T08:30:00Z")
                .containsEntry("endTime", "2026-11-23T09:30:00Z")
                .containsEntry("blockingStartTime", "2026-11-23T08:00:00Z")
                .containsEntry("blockingEndTime", "2026-11-23T09:00:00Z")
                .containsEntry("nextFreeStartTime", "2026-11-23T10:00:00Z")
                .containsEntry("nextFreeEndTime", "2026-11-23T11:00:00Z")
                .containsEntry("conflictCount", "1")
                .doesNotContainKey("originalStart");
        assertThat(rooms.ofRoom(world.ada, ceres)).hasSize(2);
        book(world.ada, adas, at("2026-11-23T11:00:00"));
    }

    @Test
    void refusesASeriesThatCannotHaveAllAndSaysWhichOccurrencesAreInTheWay() {
        book(world.ben, bens, at("2026-11-24T09:00:00"));
        book(world.ben, bens, at("2026-11-26T09:30:00"));

        Refusal refusal = Refusal.of(() -> book(world.ada, adas, daily(5)));

        assertThat(refusal.reason()).isEqualTo("ROOM_TAKEN");
        assertThat(refusal.metadata())
                .containsEntry("originalStart", "20261124T080000Z")
                .containsEntry("conflictCount", "2");
        assertThat(refusal.detail(PreconditionFailure.class).orElseThrow().getViolationsList())
                .extracting(PreconditionFailure.Violation::getType, PreconditionFailure.Violation::getDescription)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("TAKEN", "2026-11-24T08:00:00Z/2026-11-24T09:00:00Z"),
                        org.assertj.core.groups.Tuple.tuple("TAKEN", "2026-11-26T08:00:00Z/2026-11-26T09:00:00Z"));
    }

    @Test
    void booksWhatItCanWhereConflictsAreSkipped() {
        book(world.ben, bens, at("2026-11-24T09:00:00"));

        Event series = rooms.book(world.ada, adas, daily(4), ConflictPolicy.SKIP_CONFLICTS);

        assertThat(series.getRoomConflictsList())
                .extracting(RoomConflict::getOriginalStart, RoomConflict::getState)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("20261124T080000Z", RoomBooking.State.TAKEN));
        assertThat(Timestamps.toString(series.getRoomConflicts(0).getNextFreeStartTime()))
                .isEqualTo("2026-11-24T09:00:00Z");
        assertThat(RoomWorld.texts(rooms.ofEvent(world.ada, series)))
                .containsExactly(
                        "2026-11-23T08:00:00Z CONFIRMED",
                        "2026-11-24T08:00:00Z TAKEN",
                        "2026-11-25T08:00:00Z CONFIRMED",
                        "2026-11-26T08:00:00Z CONFIRMED");
        assertThat(rooms.update(world.ada, series.toBuilder().setTitle("new").build(), "title")
                        .getRoomConflictsList())
                .isEmpty();
    }

    @Test
    void keepsToTheHoursOfTheRoom() {
        Room vesta = rooms.room(
                "vesta",
                Room.newBuilder()
                        .setTimeZone("Europe/Berlin")
                        .addOperatingHours(WeeklyPeriod.newBuilder()
                                .setDay(DayOfWeek.MONDAY)
                                .setStart("08:00")
                                .setEnd("12:00")));

        Refusal refusal = Refusal.of(() ->
                book(world.ada, adas, anEvent("late", "2026-11-23T11:30:00").addRooms(vesta.getName())));

        assertThat(refusal.reason()).isEqualTo("ROOM_CLOSED");
        assertThat(refusal.metadata())
                .containsEntry("nextFreeStartTime", "2026-11-30T07:00:00Z")
                .doesNotContainKey("blockingStartTime");
        book(world.ada, adas, anEvent("ok", "2026-11-23T11:00:00").addRooms(vesta.getName()));
    }

    @Test
    void isForMembersAndRoomsThatThereAre() {
        String guests = world.calendar(world.ada).getName();
        world.grant(
                world.ada,
                Calendar.newBuilder().setName(guests).build(),
                world.gus,
                dev.orrery.calendar.v1.AccessRule.Role.WRITE);

        assertThat(Refusal.of(() -> book(world.gus, guests, at("2026-11-23T09:00:00")))
                        .reason())
                .isEqualTo("ACCESS_DENIED");
        assertThat(Refusal.of(() -> rooms.ofRoom(world.gus, ceres)).reason()).isEqualTo("ACCESS_DENIED");
        assertThat(Refusal.of(() -> book(
                                world.ada,
                                adas,
                                anEvent("x", "2026-11-23T09:00:00").addRooms(world.acme.name() + "/rooms/nowhere")))
                        .reason())
                .isEqualTo("ROOM_NOT_FOUND");
        assertThat(Refusal.of(() -> rooms.bookings(world.ada)
                                .getRoomBooking(GetRoomBookingRequest.newBuilder()
                                        .setName(ceres.getName() + "/bookings/none")
                                        .build()))
                        .reason())
                .isEqualTo("ROOM_BOOKING_NOT_FOUND");
    }

    @Test
    void tellsOthersOnlyWhenTheRoomIsTaken() {
        Event event = book(world.ben, bens, at("2026-11-23T09:00:00"));
        String name = rooms.ofEvent(world.ben, event).getFirst().getName();
        GetRoomBookingRequest get =
                GetRoomBookingRequest.newBuilder().setName(name).build();

        RoomBooking dans = rooms.bookings(world.dan).getRoomBooking(get);
        RoomBooking adasView = rooms.bookings(world.ada).getRoomBooking(get);

        assertThat(dans.getEvent()).isEmpty();
        assertThat(dans.getBooker()).isEmpty();
        assertThat(dans.getStartTime()).isEqualTo(adasView.getStartTime());
        assertThat(adasView.getEvent()).isEqualTo(event.getName());
        Event hidden = book(world.ada, adas, at("2026-11-24T09:00:00"));
        assertThat(Refusal.of(() -> rooms.ofEvent(world.dan, hidden)).reason()).isEqualTo("CALENDAR_NOT_FOUND");
    }

    @Test
    void booksAWholeBatchOrNothing() {
        BatchCreateEventsRequest batch = BatchCreateEventsRequest.newBuilder()
                .setParent(adas)
                .addRequests(CreateEventRequest.newBuilder().setEvent(at("2026-11-23T09:00:00")))
                .addRequests(CreateEventRequest.newBuilder().setEvent(at("2026-11-23T09:30:00")))
                .build();

        assertThat(Refusal.of(() -> world.events(world.ada).batchCreateEvents(batch))
                        .reason())
                .isEqualTo("ROOM_TAKEN");
        assertThat(rooms.ofRoom(world.ada, ceres)).isEmpty();
        List<Event> created = world.events(world.ada)
                .batchCreateEvents(batch.toBuilder()
                        .setConflictPolicy(ConflictPolicy.SKIP_CONFLICTS)
                        .build())
                .getEventsList();
        assertThat(created.get(0).getRoomConflictsList()).isEmpty();
        assertThat(created.get(1).getRoomConflictsList()).hasSize(1);
        assertThat(Refusal.of(() -> world.events(world.ada)
                                .batchCreateEvents(batch.toBuilder()
                                        .setRequests(
                                                0,
                                                batch.getRequests(0).toBuilder().setConflictPolicy(ConflictPolicy.FAIL))
                                        .build()))
                        .fields())
                .containsExactly("requests[0].conflict_policy");
    }

    @Test
    void pagesThroughTheBookingsOfARoomInARange() {
        book(world.ada, adas, daily(5));
        ListRoomBookingsRequest request = ListRoomBookingsRequest.newBuilder()
                .setParent(ceres.getName())
                .setPageSize(2)
                .setStartTime(Timestamps.fromMillis(
                        Instant.parse("2026-11-24T00:00:00Z").toEpochMilli()))
                .setEndTime(Timestamps.fromMillis(
                        Instant.parse("2026-11-27T00:00:00Z").toEpochMilli()))
                .addStates(RoomBooking.State.CONFIRMED)
                .build();

        ListRoomBookingsResponse first = rooms.bookings(world.ben).listRoomBookings(request);
        ListRoomBookingsResponse rest = rooms.bookings(world.ben)
                .listRoomBookings(request.toBuilder()
                        .setPageToken(first.getNextPageToken())
                        .build());

        assertThat(RoomWorld.texts(first.getRoomBookingsList()))
                .containsExactly("2026-11-24T08:00:00Z CONFIRMED", "2026-11-25T08:00:00Z CONFIRMED");
        assertThat(RoomWorld.texts(rest.getRoomBookingsList())).containsExactly("2026-11-26T08:00:00Z CONFIRMED");
        assertThat(rest.getNextPageToken()).isEmpty();
        assertThat(rooms.bookings(world.ben)
                        .listRoomBookings(request.toBuilder()
                                .setStates(0, RoomBooking.State.TAKEN)
                                .build())
                        .getRoomBookingsList())
                .isEmpty();
    }

    @Test
    void refusesASeriesThatIsTooDenseForRooms() {
        assertThat(Refusal.of(() -> book(
                                world.ada,
                                adas,
                                at("2026-11-23T09:00:00")
                                        .setEnd(berlin("2026-11-23T09:01:00"))
                                        .addRecurrence("RRULE:FREQ=MINUTELY;INTERVAL=2")))
                        .reason())
                .isEqualTo("RECURRENCE_TOO_DENSE");
    }

    @Test
    void doesNotTakeAwayARoomThatSomebodyHasUnlessTold() {
        Event event = book(world.ben, bens, at("2026-11-23T09:00:00"));
        DeleteRoomRequest delete =
                DeleteRoomRequest.newBuilder().setName(ceres.getName()).build();

        assertThat(Refusal.of(() -> world.rooms(world.ada).deleteRoom(delete)).reason())
                .isEqualTo("ROOM_BOOKED");
        world.rooms(world.ada).deleteRoom(delete.toBuilder().setForce(true).build());

        assertThat(rooms.ofEvent(world.ben, event)).isEmpty();
        assertThat(rooms.update(world.ben, event.toBuilder().setTitle("goes on").build(), "title")
                        .getRoomsList())
                .containsExactly(ceres.getName());
    }

    private Event book(dev.orrery.kit.testing.TestCaller caller, String calendar, Event.Builder event) {
        return rooms.book(caller, calendar, event, ConflictPolicy.FAIL);
    }

    private Event.Builder at(String start) {
        return anEvent("x", start).addRooms(ceres.getName());
    }

    private Event.Builder daily(int count) {
        return at("2026-11-23T09:00:00").addRecurrence("RRULE:FREQ=DAILY;COUNT=" + count);
    }
}
