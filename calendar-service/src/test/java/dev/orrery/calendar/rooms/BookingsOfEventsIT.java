package dev.orrery.calendar.rooms;

import static dev.orrery.calendar.testing.World.anEvent;
import static dev.orrery.calendar.testing.World.berlin;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.api.HttpBody;
import com.google.protobuf.ByteString;
import com.google.protobuf.FieldMask;
import dev.orrery.calendar.booking.RoomId;
import dev.orrery.calendar.event.TimeRange;
import dev.orrery.calendar.eventstore.HorizonExtension;
import dev.orrery.calendar.testing.RoomWorld;
import dev.orrery.calendar.testing.World;
import dev.orrery.calendar.v1.Calendar;
import dev.orrery.calendar.v1.Change;
import dev.orrery.calendar.v1.ConflictPolicy;
import dev.orrery.calendar.v1.DeleteCalendarRequest;
import dev.orrery.calendar.v1.DeleteEventInstanceRequest;
import dev.orrery.calendar.v1.DeleteEventRequest;
import dev.orrery.calendar.v1.Event;
import dev.orrery.calendar.v1.ImportEventsRequest;
import dev.orrery.calendar.v1.ImportEventsResponse;
import dev.orrery.calendar.v1.InstanceScope;
import dev.orrery.calendar.v1.ListChangesRequest;
import dev.orrery.calendar.v1.MoveEventRequest;
import dev.orrery.calendar.v1.Room;
import dev.orrery.calendar.v1.RoomBooking;
import dev.orrery.calendar.v1.UndeleteCalendarRequest;
import dev.orrery.calendar.v1.UpdateCalendarRequest;
import dev.orrery.calendar.v1.UpdateEventInstanceRequest;
import dev.orrery.calendar.v1.UpdateEventInstanceResponse;
import dev.orrery.kit.changes.ChangeLog;
import dev.orrery.kit.tenancy.OrganizationTransactions;
import dev.orrery.kit.testing.FixedClock;
import dev.orrery.kit.testing.Refusal;
import dev.orrery.kit.testing.ServiceChannels;
import dev.orrery.kit.testing.ServiceTest;
import dev.orrery.kit.testing.TestCaller;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Bookings go where their events go. */
@ServiceTest
class BookingsOfEventsIT {
    @Autowired
    private ServiceChannels channels;

    @Autowired
    private OrganizationTransactions transactions;

    @Autowired
    private ChangeLog log;

    private RoomWorld rooms;
    private World world;
    private Room ceres;
    private String calendar;

    @BeforeEach
    void setUp() {
        rooms = new RoomWorld(channels);
        world = rooms.world;
        ceres = rooms.room("ceres", Room.newBuilder());
        calendar = world.calendar(world.ada).getName();
    }

    @Test
    void moveInTimeWithTheirEvent() {
        Event event = book(anEvent("x", "2026-11-23T09:00:00"));
        book(anEvent("y", "2026-11-23T11:00:00"));

        Refusal refusal = Refusal.of(() -> rooms.update(
                world.ada,
                event.toBuilder().setStart(berlin("2026-11-23T10:30:00")).build(),
                "start"));
        rooms.update(
                world.ada,
                event.toBuilder()
                        .setStart(berlin("2026-11-23T09:30:00"))
                        .clearEtag()
                        .build(),
                "start");

        assertThat(refusal.reason()).isEqualTo("ROOM_TAKEN");
        assertThat(booked()).containsExactly("2026-11-23T08:30:00Z CONFIRMED", "2026-11-23T10:00:00Z CONFIRMED");
    }

    @Test
    void endWithTheirEvent() {
        Event cancelled = book(anEvent("x", "2026-11-23T09:00:00"));
        Event deleted = book(anEvent("y", "2026-11-23T11:00:00"));
        Event elsewhere = book(anEvent("z", "2026-11-23T13:00:00"));

        rooms.update(
                world.ada,
                cancelled.toBuilder().setStatus(Event.Status.CANCELLED).build(),
                "status");
        world.events(world.ada)
                .deleteEvent(DeleteEventRequest.newBuilder()
                        .setName(deleted.getName())
                        .build());
        rooms.update(world.ada, elsewhere.toBuilder().clearRooms().build(), "rooms");

        assertThat(booked()).isEmpty();
    }

    @Test
    void followOneInstance() {
        Event series = weekly();

        rooms.world
                .events(world.ada)
                .deleteEventInstance(DeleteEventInstanceRequest.newBuilder()
                        .setName(series.getName() + "/instances/20261130T080000Z")
                        .build());
        update(
                series,
                "20261207T080000Z",
                InstanceScope.THIS,
                Event.newBuilder().setStart(berlin("2026-12-08T15:00:00")),
                "start");

        assertThat(booked())
                .containsExactly(
                        "2026-11-23T08:00:00Z CONFIRMED",
                        "2026-12-08T14:00:00Z CONFIRMED",
                        "2026-12-14T08:00:00Z CONFIRMED");
    }

    @Test
    void goToTheHalfOfASeriesThatTheyBelongTo() {
        Room held = rooms.room("held", Room.newBuilder().setPolicy(Room.Policy.APPROVAL));
        Event series = book(anEvent("x", "2026-11-23T09:00:00")
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
                        .map(booking -> org.assertj.core.groups.Tuple.tuple(
                                booking.getName(), booking.getState(), booking.getHoldExpireTime()))
                        .toList());
        assertThat(right)
                .allMatch(booking ->
                        booking.getEvent().startsWith(halves.getEvent().getName() + "/instances/"));
    }

    @Test
    void areBookedAnewForAHalfThatMoves() {
        Event series = weekly();

        UpdateEventInstanceResponse halves = update(
                series,
                "20261207T080000Z",
                InstanceScope.THIS_AND_FOLLOWING,
                Event.newBuilder().setStart(berlin("2026-12-07T09:30:00")),
                "start");

        assertThat(booked())
                .containsExactly(
                        "2026-11-23T08:00:00Z CONFIRMED",
                        "2026-11-30T08:00:00Z CONFIRMED",
                        "2026-12-07T08:30:00Z CONFIRMED",
                        "2026-12-14T08:30:00Z CONFIRMED");
        assertThat(rooms.ofEvent(world.ada, halves.getEvent())).hasSize(2);
    }

    @Test
    void endWhereTheirSeriesEnds() {
        Event series = weekly();

        world.events(world.ada)
                .deleteEventInstance(DeleteEventInstanceRequest.newBuilder()
                        .setName(series.getName() + "/instances/20261130T080000Z")
                        .setScope(InstanceScope.THIS_AND_FOLLOWING)
                        .build());

        assertThat(booked()).containsExactly("2026-11-23T08:00:00Z CONFIRMED");
    }

    @Test
    void goToAnotherCalendarWithTheirEvent() {
        Event series = weekly();
        List<RoomBooking> before = rooms.ofEvent(world.ada, series);

        Event moved = world.events(world.ada)
                .moveEvent(MoveEventRequest.newBuilder()
                        .setName(series.getName())
                        .setDestination(world.calendar(world.ada).getName())
                        .build());

        assertThat(rooms.ofEvent(world.ada, moved))
                .extracting(RoomBooking::getName)
                .isEqualTo(before.stream().map(RoomBooking::getName).toList());
        assertThat(booked()).hasSize(4);
    }

    @Test
    void endWithTheirCalendarAndComeBackWhereTheRoomIsFree() {
        Event series = weekly();
        String other = world.calendar(world.ada).getName();

        world.calendars(world.ada)
                .deleteCalendar(
                        DeleteCalendarRequest.newBuilder().setName(calendar).build());
        List<String> meanwhile = booked();
        rooms.book(
                world.ada, other, anEvent("y", "2026-11-30T09:30:00").addRooms(ceres.getName()), ConflictPolicy.FAIL);
        world.calendars(world.ada)
                .undeleteCalendar(
                        UndeleteCalendarRequest.newBuilder().setName(calendar).build());

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
        book(Event.newBuilder()
                .setTitle("day")
                .setStart(World.day("2026-11-23"))
                .setEnd(World.day("2026-11-24")));

        world.calendars(world.ada)
                .updateCalendar(UpdateCalendarRequest.newBuilder()
                        .setCalendar(Calendar.newBuilder().setName(calendar).setTimeZone("UTC"))
                        .build());

        assertThat(booked()).containsExactly("2026-11-23T00:00:00Z CONFIRMED");
    }

    @Test
    void landWithAFileWhereTheRoomIsFree() {
        String text = """
                BEGIN:VCALENDAR\r
                VERSION:2.0\r
                PRODID:-//test//EN\r
                BEGIN:VEVENT\r
                UID:a\r
                DTSTAMP:20261101T000000Z\r
                DTSTART:20261123T090000Z\r
                DTEND:20261123T100000Z\r
                SUMMARY:a\r
                X-ORRERY-ROOM:ceres\r
                END:VEVENT\r
                BEGIN:VEVENT\r
                UID:b\r
                DTSTAMP:20261101T000000Z\r
                DTSTART:20261123T093000Z\r
                DTEND:20261123T103000Z\r
                SUMMARY:b\r
                X-ORRERY-ROOM:ceres\r
                X-ORRERY-ROOM:nowhere\r
                END:VEVENT\r
                END:VCALENDAR\r
                """;

        ImportEventsResponse report = world.interchange(world.ada)
                .importEvents(ImportEventsRequest.newBuilder()
                        .setParent(calendar)
                        .setContent(HttpBody.newBuilder()
                                .setContentType("text/calendar")
                                .setData(ByteString.copyFromUtf8(text)))
                        .build());

        assertThat(report.getCreated()).isEqualTo(2);
        assertThat(booked()).containsExactly("2026-11-23T09:00:00Z CONFIRMED", "2026-11-23T09:30:00Z TAKEN");
    }

    @Test
    void goOnWithASeriesAsItsHorizonComesCloser() {
        book(anEvent("daily", "2026-11-23T09:00:00").addRecurrence("RRULE:FREQ=DAILY"));
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
        assertThat(busy).hasSize(100 + 2 * 366 - 1);
    }

    @Test
    void areInTheChangesOfMembersWithoutWhatIsNotTheirs() {
        String start = position(world.dan);
        Event event = book(anEvent("x", "2026-11-23T09:00:00"));
        world.events(world.ada)
                .deleteEvent(
                        DeleteEventRequest.newBuilder().setName(event.getName()).build());

        List<Change> dans = changes(world.dan, start);
        List<Change> adas = changes(world.ada, start);

        assertThat(dans).extracting(Change::getKind).containsExactly(Change.Kind.CREATED, Change.Kind.DELETED);
        assertThat(dans.getFirst().getActor()).isEmpty();
        assertThat(dans.getFirst().getRoomBooking().getEvent()).isEmpty();
        assertThat(dans.getFirst().getRoomBooking().getState()).isEqualTo(RoomBooking.State.CONFIRMED);
        assertThat(adas.getFirst().getRoomBooking().getEvent()).isEqualTo(event.getName());
        assertThat(changes(world.gus, start)).isEmpty();
    }

    private String position(TestCaller caller) {
        return world.changes(caller)
                .listChanges(ListChangesRequest.newBuilder()
                        .setParent(world.acme.name())
                        .build())
                .getNextPosition();
    }

    private List<Change> changes(TestCaller caller, String after) {
        return world.changes(caller)
                .listChanges(ListChangesRequest.newBuilder()
                        .setParent(world.acme.name())
                        .setAfterPosition(after)
                        .addTypes("roomBooking")
                        .build())
                .getChangesList();
    }

    private List<String> booked() {
        return rooms.ofRoom(world.ada, ceres);
    }

    private Event book(Event.Builder event) {
        return rooms.book(world.ada, calendar, event.addRooms(ceres.getName()), ConflictPolicy.FAIL);
    }

    private Event weekly() {
        return book(anEvent("weekly", "2026-11-23T09:00:00").addRecurrence("RRULE:FREQ=WEEKLY;COUNT=4"));
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
