package dev.orrery.calendar.meetings;

import static dev.orrery.calendar.testing.Times.spans;
import static dev.orrery.calendar.testing.Times.timestamp;
import static dev.orrery.calendar.testing.World.anEvent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.google.protobuf.Duration;
import com.google.protobuf.Timestamp;
import com.google.type.DayOfWeek;
import dev.orrery.calendar.testing.RoomWorld;
import dev.orrery.calendar.testing.World;
import dev.orrery.calendar.v1.Calendar;
import dev.orrery.calendar.v1.CheckConflictsRequest;
import dev.orrery.calendar.v1.CheckConflictsResponse;
import dev.orrery.calendar.v1.Conflict;
import dev.orrery.calendar.v1.ConflictPolicy;
import dev.orrery.calendar.v1.DeclineRoomBookingRequest;
import dev.orrery.calendar.v1.Event;
import dev.orrery.calendar.v1.FindMeetingTimesRequest;
import dev.orrery.calendar.v1.FindMeetingTimesRequest.RoomWish;
import dev.orrery.calendar.v1.FindMeetingTimesResponse;
import dev.orrery.calendar.v1.FindMeetingTimesResponse.EmptyReason;
import dev.orrery.calendar.v1.FreeBusy;
import dev.orrery.calendar.v1.FreeBusyServiceGrpc;
import dev.orrery.calendar.v1.QueryFreeBusyRequest;
import dev.orrery.calendar.v1.Room;
import dev.orrery.calendar.v1.SchedulingServiceGrpc;
import dev.orrery.calendar.v1.WeeklyPeriod;
import dev.orrery.kit.testing.FixedClock;
import dev.orrery.kit.testing.Refusal;
import dev.orrery.kit.testing.ServiceChannels;
import dev.orrery.kit.testing.ServiceTest;
import dev.orrery.kit.testing.TestCaller;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Rooms whose times are asked for, that a draft names, and that people look for: booked is busy, held is tentative. */
@ServiceTest
class RoomsInSchedulingIT {
    private static final String BOOKED = "10:00/11:00";

    @Autowired
    private ServiceChannels channels;

    @Autowired
    private FixedClock clock;

    private RoomWorld rooms;
    private World world;
    private Room open;
    private Room held;
    private Event event;

    @BeforeEach
    void setUp() {
        rooms = new RoomWorld(channels);
        world = rooms.world;
        open = rooms.room("open", Room.newBuilder().setCapacity(4));
        held = rooms.room("held", Room.newBuilder().setCapacity(8).setPolicy(Room.Policy.APPROVAL));
        Calendar bens = world.calendar(world.ben);
        event = rooms.book(
                world.ben,
                bens.getName(),
                anEvent("secret", "2026-11-23T11:00:00")
                        .addRooms(open.getName())
                        .addRooms(held.getName()),
                ConflictPolicy.FAIL);
    }

    @Test
    void tellMembersWhenTheyAreTaken() {
        List<String> asked = List.of(open.getName(), held.getName(), world.acme.name() + "/rooms/none");

        List<FreeBusy> seen = freeBusy(world.dan, asked);

        assertThat(seen).extracting(FreeBusy::getSubject).isEqualTo(asked);
        assertThat(seen).extracting(FreeBusy::getUnknown).containsExactly(false, false, true);
        assertThat(spans(seen.get(0).getBusyList())).containsExactly(BOOKED);
        assertThat(seen.get(0).getTentativeList()).isEmpty();
        assertThat(seen.get(1).getBusyList()).isEmpty();
        assertThat(spans(seen.get(1).getTentativeList())).containsExactly(BOOKED);
        assertThat(freeBusy(world.gus, asked)).allSatisfy(times -> {
            assertThat(times.getUnknown()).isTrue();
            assertThat(times.getBusyCount() + times.getTentativeCount()).isZero();
        });
    }

    @Test
    void areFreeOnceAHoldIsOver() {
        clock.advance(java.time.Duration.ofHours(25));

        assertThat(freeBusy(world.dan, List.of(held.getName())).getFirst().getTentativeList())
                .isEmpty();
    }

    @Test
    void standInTheWayOfADraftThatNamesThem() {
        Room closed = rooms.room(
                "closed",
                Room.newBuilder()
                        .addOperatingHours(WeeklyPeriod.newBuilder()
                                .setDay(DayOfWeek.TUESDAY)
                                .setStart("08:00")
                                .setEnd("18:00")));
        String none = world.acme.name() + "/rooms/none";
        Event.Builder draft = anEvent("draft", "2026-11-23T11:30:00")
                .addAllRooms(List.of(open.getName(), held.getName(), closed.getName(), none));

        CheckConflictsResponse conflicts = check(world.dan, draft);

        assertThat(conflicts.getConflictsList())
                .extracting(Conflict::getKind, Conflict::getSubject, Conflict::getEvent)
                .containsExactly(
                        tuple(Conflict.Kind.BUSY, open.getName(), ""),
                        tuple(Conflict.Kind.TENTATIVE, held.getName(), ""),
                        tuple(Conflict.Kind.ROOM_CLOSED, closed.getName(), ""));
        assertThat(spans(List.of(conflicts.getConflicts(0).getSpan()))).containsExactly(BOOKED);
        assertThat(conflicts.getUnknownSubjectsList()).containsExactly(none);
        assertThat(check(world.dan, draft.clone().setTransparency(Event.Transparency.TRANSPARENT)))
                .as("what keeps nobody from anything else takes its rooms all the same")
                .isEqualTo(conflicts);
        assertThat(check(world.gus, draft).getConflictsList()).isEmpty();
    }

    @Test
    void areNotInTheWayOfTheEventThatHasThemAlready() {
        assertThat(check(world.ben, event.toBuilder()).getConflictsList()).isEmpty();
        assertThat(check(world.ben, event.toBuilder().clearName()).getConflictsList())
                .extracting(Conflict::getSubject, Conflict::getEvent)
                .containsExactly(
                        tuple(world.acme.userName(world.ben.id()), event.getName()),
                        tuple(open.getName(), event.getName()),
                        tuple(held.getName(), event.getName()));
    }

    @Test
    void areNotOfferedForTimesAtWhichTheyAreBookedOrHeld() {
        FindMeetingTimesRequest.Builder small = search("10:00", "11:00").setRoom(roomFor(2));
        FindMeetingTimesRequest.Builder big = search("10:00", "11:00").setRoom(roomFor(6));

        assertThat(find(small).getEmptyReason()).isEqualTo(EmptyReason.ROOMS_TAKEN);
        assertThat(find(big).getEmptyReason()).isEqualTo(EmptyReason.ROOMS_TAKEN);
        assertThat(find(search("10:00", "11:30").setRoom(roomFor(2))).getCandidatesList())
                .singleElement()
                .satisfies(time -> {
                    assertThat(spans(List.of(time.getSpan()))).containsExactly("11:00/11:30");
                    assertThat(time.getRoomsList()).containsExactly(open.getName(), held.getName());
                });

        rooms.bookings(world.ada)
                .declineRoomBooking(DeclineRoomBookingRequest.newBuilder()
                        .setName(rooms.ofEvent(world.ben, event).stream()
                                .filter(booking -> booking.getName().contains("/rooms/held/"))
                                .findFirst()
                                .orElseThrow()
                                .getName())
                        .build());

        assertThat(find(small).getCandidates(0).getRoomsList()).containsExactly(held.getName());
        assertThat(Refusal.of(() -> find(world.gus, small)).reason()).isEqualTo("ACCESS_DENIED");
    }

    @Test
    void canBeWhoHasToBeThere() {
        FindMeetingTimesResponse none = find(search("10:00", "11:00").addAttendees(required(open.getName())));

        assertThat(none.getEmptyReason()).isEqualTo(EmptyReason.REQUIRED_BUSY);
        assertThat(none.getBlockingSubjectsList()).containsExactly(open.getName());
        assertThat(find(search("10:00", "11:00").addAttendees(required(held.getName())))
                        .getCandidates(0)
                        .getReasonsList())
                .containsExactly(dev.orrery.calendar.v1.MeetingTime.Reason.REQUIRED_TENTATIVE);
    }

    private List<FreeBusy> freeBusy(TestCaller caller, List<String> subjects) {
        return FreeBusyServiceGrpc.newBlockingStub(channels.as(caller))
                .queryFreeBusy(QueryFreeBusyRequest.newBuilder()
                        .setParent(world.acme.name())
                        .addAllSubjects(subjects)
                        .setStartTime(time("00:00"))
                        .setEndTime(time("23:00"))
                        .build())
                .getFreeBusyList();
    }

    private CheckConflictsResponse check(TestCaller caller, Event.Builder draft) {
        return SchedulingServiceGrpc.newBlockingStub(channels.as(caller))
                .checkConflicts(CheckConflictsRequest.newBuilder()
                        .setParent(world.acme.name())
                        .setEvent(draft)
                        .build());
    }

    private FindMeetingTimesResponse find(FindMeetingTimesRequest.Builder search) {
        return find(world.dan, search);
    }

    private FindMeetingTimesResponse find(TestCaller caller, FindMeetingTimesRequest.Builder search) {
        return SchedulingServiceGrpc.newBlockingStub(channels.as(caller)).findMeetingTimes(search.build());
    }

    /** Half an hour for Dan, who works from nine to five in UTC. */
    private FindMeetingTimesRequest.Builder search(String from, String to) {
        return FindMeetingTimesRequest.newBuilder()
                .setParent(world.acme.name())
                .addAttendees(required(world.acme.userName(world.dan.id())))
                .setDuration(Duration.newBuilder().setSeconds(1_800))
                .setStartTime(time(from))
                .setEndTime(time(to));
    }

    private static FindMeetingTimesRequest.Attendee required(String subject) {
        return FindMeetingTimesRequest.Attendee.newBuilder().setSubject(subject).build();
    }

    private static RoomWish roomFor(int people) {
        return RoomWish.newBuilder().setMinCapacity(people).build();
    }

    private static Timestamp time(String clock) {
        return timestamp("2026-11-23T" + clock + ":00Z");
    }
}
