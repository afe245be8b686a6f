package dev.orrery.calendar.rooms;

import static dev.orrery.calendar.testing.World.anEvent;
import static dev.orrery.calendar.testing.World.berlin;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.api.HttpBody;
import com.google.protobuf.ByteString;
import dev.orrery.calendar.testing.RoomWorld;
import dev.orrery.calendar.testing.World;
import dev.orrery.calendar.v1.Change;
import dev.orrery.calendar.v1.DeleteEventRequest;
import dev.orrery.calendar.v1.Event;
import dev.orrery.calendar.v1.ImportEventsRequest;
import dev.orrery.calendar.v1.ImportEventsResponse;
import dev.orrery.calendar.v1.ListChangesRequest;
import dev.orrery.calendar.v1.RoomBooking;
import dev.orrery.kit.testing.Refusal;
import dev.orrery.kit.testing.ServiceChannels;
import dev.orrery.kit.testing.ServiceTest;
import dev.orrery.kit.testing.TestCaller;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Bookings go where their events go. */
@ServiceTest
class BookingsOfEventsIT {
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
    void moveInTimeWithTheirEvent() {
        Event event = room.book(anEvent("x", "2026-11-23T09:00:00"));
        room.book(anEvent("y", "2026-11-23T11:00:00"));

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
        assertThat(room.booked()).containsExactly("2026-11-23T08:30:00Z CONFIRMED", "2026-11-23T10:00:00Z CONFIRMED");
    }

    @Test
    void endWithTheirEvent() {
        Event cancelled = room.book(anEvent("x", "2026-11-23T09:00:00"));
        Event deleted = room.book(anEvent("y", "2026-11-23T11:00:00"));
        Event elsewhere = room.book(anEvent("z", "2026-11-23T13:00:00"));

        rooms.update(
                world.ada,
                cancelled.toBuilder().setStatus(Event.Status.CANCELLED).build(),
                "status");
        world.events(world.ada)
                .deleteEvent(DeleteEventRequest.newBuilder()
                        .setName(deleted.getName())
                        .build());
        rooms.update(world.ada, elsewhere.toBuilder().clearRooms().build(), "rooms");

        assertThat(room.booked()).isEmpty();
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
                        .setParent(room.calendar)
                        .setContent(HttpBody.newBuilder()
                                .setContentType("text/calendar")
                                .setData(ByteString.copyFromUtf8(text)))
                        .build());

        assertThat(report.getCreated()).isEqualTo(2);
        assertThat(room.booked()).containsExactly("2026-11-23T09:00:00Z CONFIRMED", "2026-11-23T09:30:00Z TAKEN");
    }

    @Test
    void areInTheChangesOfMembersWithoutWhatIsNotTheirs() {
        String start = position(world.dan);
        Event event = room.book(anEvent("x", "2026-11-23T09:00:00"));
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
}
