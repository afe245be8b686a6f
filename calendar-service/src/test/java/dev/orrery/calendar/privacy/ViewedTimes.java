package dev.orrery.calendar.privacy;

import static dev.orrery.calendar.testing.Times.timestamp;
import static dev.orrery.calendar.testing.World.anEvent;

import com.google.protobuf.Duration;
import com.google.protobuf.Timestamp;
import dev.orrery.calendar.testing.World;
import dev.orrery.calendar.v1.Attendee;
import dev.orrery.calendar.v1.Calendar;
import dev.orrery.calendar.v1.CheckConflictsRequest;
import dev.orrery.calendar.v1.Event;
import dev.orrery.calendar.v1.FindMeetingTimesRequest;
import dev.orrery.calendar.v1.FreeBusyServiceGrpc;
import dev.orrery.calendar.v1.GetRoomBookingRequest;
import dev.orrery.calendar.v1.GetWorkingHoursRequest;
import dev.orrery.calendar.v1.ListEventRoomBookingsRequest;
import dev.orrery.calendar.v1.ListRoomBookingsRequest;
import dev.orrery.calendar.v1.QueryFreeBusyRequest;
import dev.orrery.calendar.v1.RoomBooking;
import dev.orrery.calendar.v1.RoomBookingServiceGrpc;
import dev.orrery.calendar.v1.RoomBookingServiceGrpc.RoomBookingServiceBlockingStub;
import dev.orrery.calendar.v1.SchedulingServiceGrpc;
import dev.orrery.calendar.v1.WorkingHoursServiceGrpc;
import dev.orrery.kit.testing.ServiceChannels;
import dev.orrery.kit.testing.TestCaller;
import java.util.Comparator;
import java.util.List;

/** All that a caller gets to see of when people, calendars and rooms are taken. */
final class ViewedTimes {
    private static final Timestamp BEGIN = timestamp("2026-11-20T00:00:00Z");
    private static final Timestamp END = timestamp("2027-01-20T00:00:00Z");

    /** Of those that want the room at once, who made them in one moment, the order of ids tells nothing. */
    private static final Comparator<RoomBooking> BY_TIME = Comparator.comparingLong(
                    (RoomBooking booking) -> booking.getStartTime().getSeconds())
            .thenComparing(RoomBooking::getState);

    private final ServiceChannels channels;
    private final World world;
    private final TestCaller caller;
    private final Calendar calendar;
    private final String room;

    ViewedTimes(ServiceChannels channels, World world, TestCaller caller, Calendar calendar, String room) {
        this.channels = channels;
        this.world = world;
        this.caller = caller;
        this.calendar = calendar;
        this.room = room;
    }

    void addTo(Transcript all) {
        all.add(() -> FreeBusyServiceGrpc.newBlockingStub(channels.as(caller))
                .queryFreeBusy(QueryFreeBusyRequest.newBuilder()
                        .setParent(world.acme.name())
                        .addAllSubjects(List.of(user(world.ada), user(world.dan), calendar.getName(), room))
                        .setStartTime(BEGIN)
                        .setEndTime(END)
                        .build()));
        all.add(() -> WorkingHoursServiceGrpc.newBlockingStub(channels.as(caller))
                .getWorkingHours(GetWorkingHoursRequest.newBuilder()
                        .setName(user(world.ada) + "/workingHours")
                        .build()));
        all.add(() -> SchedulingServiceGrpc.newBlockingStub(channels.as(caller))
                .checkConflicts(CheckConflictsRequest.newBuilder()
                        .setParent(world.acme.name())
                        .setEvent(draft())
                        .build()));
        all.add(() -> SchedulingServiceGrpc.newBlockingStub(channels.as(caller))
                .findMeetingTimes(FindMeetingTimesRequest.newBuilder()
                        .setParent(world.acme.name())
                        .addAttendees(attendee(world.ada))
                        .addAttendees(attendee(world.dan).setOptional(true))
                        .setDuration(Duration.newBuilder().setSeconds(3_600))
                        .setStartTime(BEGIN)
                        .setEndTime(END)
                        .setRoom(FindMeetingTimesRequest.RoomWish.getDefaultInstance())
                        .setMaxCandidates(100)
                        .build()));
        bookings(all);
    }

    private void bookings(Transcript all) {
        RoomBookingServiceBlockingStub bookings = RoomBookingServiceGrpc.newBlockingStub(channels.as(caller));
        List<RoomBooking> ofRoom = bookings
                .listRoomBookings(ListRoomBookingsRequest.newBuilder()
                        .setParent(room)
                        .setPageSize(1_000)
                        .build())
                .getRoomBookingsList()
                .stream()
                .sorted(BY_TIME)
                .toList();
        for (RoomBooking booking : ofRoom) {
            all.add(() -> booking);
            all.add(() -> bookings.getRoomBooking(GetRoomBookingRequest.newBuilder()
                    .setName(booking.getName())
                    .build()));
        }
        for (int i = 0; i < 6; i++) {
            String event = calendar.getName() + "/events/event-" + i;
            all.add(() -> bookings.listEventRoomBookings(
                    ListEventRoomBookingsRequest.newBuilder().setParent(event).build()));
        }
    }

    /** Meets all that there is: an hour every day at which it may be. */
    private Event draft() {
        return anEvent("draft", "2026-11-22T09:30:00")
                .addRecurrence("RRULE:FREQ=DAILY;COUNT=60")
                .addAttendees(Attendee.newBuilder().setEmail(world.ada.email()).setUser(user(world.ada)))
                .addAttendees(Attendee.newBuilder().setEmail(world.dan.email()).setUser(user(world.dan)))
                .addRooms(room)
                .build();
    }

    private FindMeetingTimesRequest.Attendee.Builder attendee(TestCaller invited) {
        return FindMeetingTimesRequest.Attendee.newBuilder().setSubject(user(invited));
    }

    private String user(TestCaller somebody) {
        return world.acme.userName(somebody.id());
    }
}
