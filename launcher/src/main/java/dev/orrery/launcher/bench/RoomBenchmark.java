package dev.orrery.launcher.bench;

import dev.orrery.calendar.v1.ConflictPolicy;
import dev.orrery.calendar.v1.CreateEventRequest;
import dev.orrery.calendar.v1.CreateRoomRequest;
import dev.orrery.calendar.v1.DeleteRoomRequest;
import dev.orrery.calendar.v1.Event;
import dev.orrery.calendar.v1.EventServiceGrpc;
import dev.orrery.calendar.v1.EventServiceGrpc.EventServiceBlockingStub;
import dev.orrery.calendar.v1.EventTime;
import dev.orrery.calendar.v1.Room;
import dev.orrery.calendar.v1.RoomServiceGrpc;
import dev.orrery.calendar.v1.RoomServiceGrpc.RoomServiceBlockingStub;
import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import java.io.PrintStream;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * People who book an hour of some room, which is free or not; beside them the booking's row alone, into the same table
 * and below the same constraint.
 */
final class RoomBenchmark implements Benchmark {
    private static final int ROOMS = 20;
    private static final int HOURS = 10_000;
    private static final LocalDateTime BEGIN = LocalDateTime.of(2030, 1, 1, 0, 0);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss");

    private static final String INSERT = """
            INSERT INTO calendar.room_booking (org_id, room_id, booking_id, calendar_id, event_id, instance_id,
              starts_at, ends_at, state, booker_id, decision_comment, version, create_time, update_time)
            VALUES (?::uuid, ?, ?, ?, ?, ?, timestamptz '2030-01-01Z' + ? * interval '1 hour',
              timestamptz '2030-01-01Z' + (? + 1) * interval '1 hour', 'CONFIRMED', ?::uuid, '', 1, now(), now())
            ON CONFLICT DO NOTHING
            """;

    @Override
    public String name() {
        return "rooms";
    }

    @Override
    public void run(BenchmarkTarget target, PrintStream out) throws Exception {
        ManagedChannel channel = ManagedChannelBuilder.forAddress("127.0.0.1", target.calendarPort())
                .usePlaintext()
                .build();
        BearerToken token = new BearerToken(target.token());
        RoomServiceBlockingStub rooms = RoomServiceGrpc.newBlockingStub(channel).withCallCredentials(token);
        EventServiceBlockingStub events =
                EventServiceGrpc.newBlockingStub(channel).withCallCredentials(token);
        List<String> names = new ArrayList<>();
        try (BenchmarkCalendar calendar = new BenchmarkCalendar(channel, token, target)) {
            out.println("An hour of one of " + ROOMS + " rooms; " + Load.CLIENTS + " clients");
            for (int i = 0; i < ROOMS; i++) {
                names.add(room(rooms, target, calendar.id() + "-" + i));
            }
            Event event = book(events, calendar, names.getFirst(), 0);
            out.println(Load.HEADER);
            out.println(Load.run(() -> random -> isGranted(
                            book(events, calendar, names.get(random.nextInt(1, ROOMS)), random.nextInt(HOURS))))
                    .row("booked with its event"));
            out.println(Load.run(() -> insert(target, calendar.id(), event)).row("limit: its row, JDBC"));
        } finally {
            names.forEach(name -> rooms.deleteRoom(
                    DeleteRoomRequest.newBuilder().setName(name).setForce(true).build()));
            channel.shutdownNow();
        }
    }

    private static String room(RoomServiceBlockingStub rooms, BenchmarkTarget target, String id) {
        return rooms.createRoom(CreateRoomRequest.newBuilder()
                        .setParent("orgs/" + target.organization())
                        .setRoomId(id)
                        .setRoom(Room.newBuilder().setDisplayName(id))
                        .build())
                .getName();
    }

    private static Event book(EventServiceBlockingStub events, BenchmarkCalendar calendar, String room, int hour) {
        return events.createEvent(CreateEventRequest.newBuilder()
                .setParent(calendar.name())
                .setConflictPolicy(ConflictPolicy.SKIP_CONFLICTS)
                .setEvent(Event.newBuilder()
                        .setTitle("Booked")
                        .setStart(at(hour))
                        .setEnd(at(hour + 1))
                        .addRooms(room))
                .build());
    }

    private static int isGranted(Event event) {
        return event.getRoomConflictsCount() == 0 ? 1 : 0;
    }

    private static EventTime at(int hour) {
        return EventTime.newBuilder()
                .setDateTime(TIME.format(BEGIN.plusHours(hour)))
                .setTimeZone("UTC")
                .build();
    }

    /** Books the first room for one event again and again. */
    private static DatabaseQuestion insert(BenchmarkTarget target, String calendarId, Event event) {
        return DatabaseQuestion.inTransactions(
                target.calendarDatabase(), target.organizationId(), INSERT, (insert, random) -> {
                    int hour = random.nextInt(HOURS);
                    String id = UUID.randomUUID().toString();
                    insert.setString(1, target.organizationId());
                    insert.setString(2, lastPart(event.getRooms(0)));
                    insert.setString(3, id);
                    insert.setString(4, calendarId);
                    insert.setString(5, lastPart(event.getName()));
                    insert.setString(6, id);
                    insert.setInt(7, hour);
                    insert.setInt(8, hour);
                    insert.setString(9, target.organizationId());
                    return insert.executeUpdate();
                });
    }

    private static String lastPart(String name) {
        return name.substring(name.lastIndexOf('/') + 1);
    }
}
