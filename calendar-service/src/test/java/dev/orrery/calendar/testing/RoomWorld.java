package dev.orrery.calendar.testing;

import com.google.protobuf.FieldMask;
import dev.orrery.calendar.v1.ConflictPolicy;
import dev.orrery.calendar.v1.CreateEventRequest;
import dev.orrery.calendar.v1.CreateRoomRequest;
import dev.orrery.calendar.v1.Event;
import dev.orrery.calendar.v1.ListEventRoomBookingsRequest;
import dev.orrery.calendar.v1.ListRoomBookingsRequest;
import dev.orrery.calendar.v1.Room;
import dev.orrery.calendar.v1.RoomBooking;
import dev.orrery.calendar.v1.RoomBookingServiceGrpc;
import dev.orrery.calendar.v1.RoomBookingServiceGrpc.RoomBookingServiceBlockingStub;
import dev.orrery.calendar.v1.UpdateEventRequest;
import dev.orrery.kit.testing.ServiceChannels;
import dev.orrery.kit.testing.TestCaller;
import java.util.List;

/** A world with rooms in it. */
public final class RoomWorld {
    public final World world;
    private final ServiceChannels channels;

    public RoomWorld(ServiceChannels channels) {
        this.channels = channels;
        this.world = new World(channels);
    }

    public RoomBookingServiceBlockingStub bookings(TestCaller caller) {
        return RoomBookingServiceGrpc.newBlockingStub(channels.as(caller));
    }

    public Room room(String id, Room.Builder room) {
        return world.rooms(world.ada)
                .createRoom(CreateRoomRequest.newBuilder()
                        .setParent(world.acme.name())
                        .setRoomId(id)
                        .setRoom(room.setDisplayName(id))
                        .build());
    }

    public Event book(TestCaller caller, String calendar, Event.Builder event, ConflictPolicy policy) {
        return world.events(caller)
                .createEvent(CreateEventRequest.newBuilder()
                        .setParent(calendar)
                        .setEvent(event)
                        .setConflictPolicy(policy)
                        .build());
    }

    public Event update(TestCaller caller, Event event, String... fields) {
        return world.events(caller)
                .updateEvent(UpdateEventRequest.newBuilder()
                        .setEvent(event)
                        .setUpdateMask(FieldMask.newBuilder().addAllPaths(List.of(fields)))
                        .build());
    }

    /** What a room is booked for, as {@code 2026-11-23T08:00:00Z CONFIRMED}. */
    public List<String> ofRoom(TestCaller caller, Room room) {
        return texts(bookings(caller)
                .listRoomBookings(ListRoomBookingsRequest.newBuilder()
                        .setParent(room.getName())
                        .setPageSize(1_000)
                        .build())
                .getRoomBookingsList());
    }

    public List<RoomBooking> ofEvent(TestCaller caller, Event event) {
        return bookings(caller)
                .listEventRoomBookings(ListEventRoomBookingsRequest.newBuilder()
                        .setParent(event.getName())
                        .setPageSize(1_000)
                        .build())
                .getRoomBookingsList();
    }

    public static List<String> texts(List<RoomBooking> bookings) {
        return bookings.stream()
                .map(booking ->
                        com.google.protobuf.util.Timestamps.toString(booking.getStartTime()) + " " + booking.getState())
                .toList();
    }
}
