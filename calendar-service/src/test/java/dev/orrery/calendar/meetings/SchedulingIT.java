package dev.orrery.calendar.meetings;

import static dev.orrery.calendar.testing.World.anEvent;
import static dev.orrery.calendar.testing.World.day;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.google.protobuf.Duration;
import com.google.protobuf.Timestamp;
import com.google.protobuf.util.Timestamps;
import com.google.type.DayOfWeek;
import dev.orrery.calendar.testing.World;
import dev.orrery.calendar.v1.AccessRule;
import dev.orrery.calendar.v1.Attendee;
import dev.orrery.calendar.v1.Calendar;
import dev.orrery.calendar.v1.CheckConflictsRequest;
import dev.orrery.calendar.v1.CheckConflictsResponse;
import dev.orrery.calendar.v1.Conflict;
import dev.orrery.calendar.v1.CreateCalendarRequest;
import dev.orrery.calendar.v1.CreateRoomRequest;
import dev.orrery.calendar.v1.Event;
import dev.orrery.calendar.v1.FindMeetingTimesRequest;
import dev.orrery.calendar.v1.FindMeetingTimesRequest.ActivityDomain;
import dev.orrery.calendar.v1.FindMeetingTimesRequest.RoomWish;
import dev.orrery.calendar.v1.FindMeetingTimesResponse;
import dev.orrery.calendar.v1.MeetingTime;
import dev.orrery.calendar.v1.MeetingTime.Attendance.Availability;
import dev.orrery.calendar.v1.MeetingTime.Reason;
import dev.orrery.calendar.v1.Room;
import dev.orrery.calendar.v1.RoomServiceGrpc;
import dev.orrery.calendar.v1.SchedulingServiceGrpc;
import dev.orrery.calendar.v1.SchedulingServiceGrpc.SchedulingServiceBlockingStub;
import dev.orrery.calendar.v1.UpdateWorkingHoursRequest;
import dev.orrery.calendar.v1.WeeklyPeriod;
import dev.orrery.calendar.v1.WorkingHours;
import dev.orrery.calendar.v1.WorkingHoursServiceGrpc;
import dev.orrery.kit.testing.Refusal;
import dev.orrery.kit.testing.ServiceChannels;
import dev.orrery.kit.testing.ServiceTest;
import dev.orrery.kit.testing.TestCaller;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ServiceTest
class SchedulingIT {
    @Autowired
    private ServiceChannels channels;

    private World world;
    private Calendar adas;
    private Calendar bens;

    @BeforeEach
    void setUp() {
        world = new World(channels);
        adas = world.calendar(world.ada);
        bens = world.calendar(world.ben);
        world.grant(world.ben, bens, world.ada, AccessRule.Role.FREE_BUSY);
    }

    @Test
    void findsTheBestTimesFirstAndSaysWhatSpeaksForThem() {
        world.create(world.ada, adas, anEvent("one", "2026-11-23T09:00:00").build());
        world.create(
                world.ben,
                bens,
                anEvent("perhaps", "2026-11-23T10:00:00")
                        .setStatus(Event.Status.TENTATIVE)
                        .build());

        FindMeetingTimesResponse found = find(search("2026-11-23T08:00:00Z", "2026-11-23T10:30:00Z")
                .addAttendees(required(world.ada))
                .addAttendees(required(world.ben))
                .addAttendees(optional(world.dan)));

        assertThat(starts(found)).containsExactly("10:00", "09:00", "09:15", "09:30", "09:45");
        MeetingTime best = found.getCandidates(0);
        assertThat(best.getReasonsList()).containsExactly(Reason.OPTIONAL_IN_DOUBT);
        assertThat(best.getAttendeesList())
                .extracting(MeetingTime.Attendance::getAvailability)
                .containsExactly(Availability.FREE, Availability.FREE, Availability.UNKNOWN);
        assertThat(found.getCandidates(1).getReasonsList())
                .containsExactly(Reason.REQUIRED_TENTATIVE, Reason.OPTIONAL_IN_DOUBT);
        assertThat(starts(find(search("2026-11-23T08:00:00Z", "2026-11-23T10:30:00Z")
                        .addAttendees(required(world.ada))
                        .setMaxCandidates(1)
                        .setStep(Duration.newBuilder().setSeconds(3_600)))))
                .containsExactly("09:00");
    }

    @Test
    void keepsToWorkingHoursAndHolidaysUnlessAnyTimeWillDo() {
        Calendar holidays = holidays();
        world.create(
                world.ben,
                holidays,
                Event.newBuilder()
                        .setTitle("Day of Rest")
                        .setStart(day("2026-11-23"))
                        .setTransparency(Event.Transparency.TRANSPARENT)
                        .build());
        WorkingHoursServiceGrpc.newBlockingStub(channels.as(world.ben))
                .updateWorkingHours(UpdateWorkingHoursRequest.newBuilder()
                        .setWorkingHours(WorkingHours.newBuilder()
                                .setName(world.acme.userName(world.ben.id()) + "/workingHours")
                                .setHolidayCalendar(holidays.getName()))
                        .build());

        FindMeetingTimesRequest.Builder onMonday =
                search("2026-11-22T23:00:00Z", "2026-11-23T23:00:00Z").addAttendees(required(world.ben));
        FindMeetingTimesResponse none = find(onMonday);
        assertThat(none.getEmptyReason()).isEqualTo(FindMeetingTimesResponse.EmptyReason.NO_COMMON_WORKING_TIME);
        assertThat(none.getBlockingSubjectsList()).containsExactly(user(world.ben));
        assertThat(starts(find(onMonday.setActivityDomain(ActivityDomain.ANY)))).startsWith("23:00", "23:15");
        assertThat(starts(find(
                        search("2026-11-22T23:00:00Z", "2026-11-24T23:00:00Z").addAttendees(required(world.ben)))))
                .startsWith("08:00");
    }

    @Test
    void looksForARoomThatIsBigEnoughOpenAndFree() {
        Room small = room(4, "08:00");
        Room big = room(12, "09:00");
        FindMeetingTimesRequest.Builder early =
                search("2026-11-23T08:00:00Z", "2026-11-23T08:30:00Z").addAttendees(required(world.ada));

        assertThat(find(early.clone()
                                .setRoom(RoomWish.newBuilder().setMinCapacity(2).addFeatures("screen")))
                        .getCandidates(0)
                        .getRoomsList())
                .containsExactly(small.getName(), big.getName());
        assertThat(find(early.clone().setRoom(RoomWish.newBuilder().setMinCapacity(5)))
                        .getCandidates(0)
                        .getRoomsList())
                .containsExactly(big.getName());
        assertThat(find(early.clone().setRoom(RoomWish.newBuilder().setMinCapacity(20)))
                        .getEmptyReason())
                .isEqualTo(FindMeetingTimesResponse.EmptyReason.NO_MATCHING_ROOM);
        assertThat(find(search("2026-11-23T07:00:00Z", "2026-11-23T07:45:00Z")
                                .addAttendees(required(world.ada))
                                .setActivityDomain(ActivityDomain.ANY)
                                .setRoom(RoomWish.newBuilder().setMinCapacity(5)))
                        .getEmptyReason())
                .isEqualTo(FindMeetingTimesResponse.EmptyReason.ROOMS_TAKEN);
    }

    @Test
    void saysWhyThereIsNoTime() {
        world.create(world.ben, bens, anEvent("busy", "2026-11-23T10:00:00").build());
        FindMeetingTimesRequest.Builder busy = search("2026-11-23T09:00:00Z", "2026-11-23T10:00:00Z")
                .addAttendees(required(world.ada))
                .addAttendees(required(world.ben));

        FindMeetingTimesResponse none = find(busy);
        assertThat(none.getEmptyReason()).isEqualTo(FindMeetingTimesResponse.EmptyReason.REQUIRED_BUSY);
        assertThat(none.getBlockingSubjectsList()).containsExactly(user(world.ben));
        assertThat(find(search("2026-11-23T09:00:00Z", "2026-11-23T09:20:00Z").addAttendees(required(world.ada)))
                        .getEmptyReason())
                .isEqualTo(FindMeetingTimesResponse.EmptyReason.WINDOW_TOO_SHORT);
        assertThat(find(search("2026-11-23T09:00:00Z", "2026-11-23T10:00:00Z").addAttendees(optional(world.ben)))
                        .getCandidates(0)
                        .getReasonsList())
                .containsExactly(Reason.OPTIONAL_MISSING);
    }

    @Test
    void refusesSearchesThatCannotBe() {
        FindMeetingTimesRequest.Builder good =
                search("2026-11-23T09:00:00Z", "2026-11-23T10:00:00Z").addAttendees(required(world.ada));

        assertThat(fields(good.clone().addAttendees(optional(world.ada)))).containsExactly("attendees[1].subject");
        assertThat(fields(good.clone().clearAttendees())).containsExactly("attendees");
        assertThat(fields(good.clone().setDuration(Duration.newBuilder().setSeconds(60))))
                .containsExactly("duration");
        assertThat(fields(good.clone().setStep(Duration.newBuilder().setSeconds(60))))
                .containsExactly("step");
        assertThat(fields(good.clone().setMaxCandidates(101))).containsExactly("max_candidates");
        assertThat(fields(good.clone().setEndTime(good.getStartTime()))).containsExactly("end_time");
    }

    @Test
    void tellsWhatADraftCollidesWithAsFarAsTheCallerMaySee() {
        Event own = world.create(
                world.ada,
                adas,
                anEvent("focus", "2026-11-23T09:30:00")
                        .setEventType(Event.EventType.FOCUS)
                        .build());
        world.create(
                world.ben,
                bens,
                anEvent("away", "2026-11-23T09:30:00")
                        .setEventType(Event.EventType.OUT_OF_OFFICE)
                        .build());

        CheckConflictsResponse conflicts = check(anEvent("draft", "2026-11-23T09:00:00")
                .addAttendees(attendee(world.ben))
                .addAttendees(attendee(world.dan)));

        assertThat(conflicts.getConflictsList())
                .extracting(Conflict::getKind, Conflict::getSubject, Conflict::getEvent)
                .containsExactly(
                        tuple(Conflict.Kind.FOCUS, user(world.ada), own.getName()),
                        tuple(Conflict.Kind.BUSY, user(world.ben), ""));
        assertThat(conflicts.getUnknownSubjectsList()).containsExactly(user(world.dan));
        assertThat(conflicts.hasCheckedUntil()).isFalse();
        world.grant(world.ben, bens, world.gus, AccessRule.Role.READ);
        assertThat(check(world.gus, anEvent("d", "2026-11-23T10:00:00").addAttendees(attendee(world.ben)))
                        .getConflicts(0)
                        .getKind())
                .isEqualTo(Conflict.Kind.OUT_OF_OFFICE);
    }

    @Test
    void checksEveryInstanceOfASeriesAndNotTheEventItself() {
        Event weekly = world.create(
                world.ada,
                adas,
                anEvent("weekly", "2026-11-23T09:00:00")
                        .addRecurrence("RRULE:FREQ=WEEKLY")
                        .build());
        world.create(world.ada, adas, anEvent("once", "2026-11-30T09:30:00").build());

        CheckConflictsResponse conflicts = check(weekly.toBuilder());

        assertThat(conflicts.getConflictsList())
                .extracting(Conflict::getKind, Conflict::getInstance)
                .containsExactly(tuple(Conflict.Kind.BUSY, "20261130T080000Z"));
        assertThat(conflicts.getCheckedUntil()).isEqualTo(time("2027-02-24T08:00:00Z"));
        assertThat(check(weekly.toBuilder().clearName()).getConflictsCount()).isEqualTo(15);
        CheckConflictsResponse many =
                check(anEvent("often", "2026-11-28T09:00:00").addRecurrence("RRULE:FREQ=HOURLY"));
        assertThat(many.getTruncated()).isFalse();
        assertThat(many.getCheckedUntil()).isEqualTo(time("2026-12-06T15:00:00Z"));
        assertThat(check(weekly.toBuilder().clearName().setTransparency(Event.Transparency.TRANSPARENT))
                        .getConflictsList())
                .isEmpty();
    }

    @Test
    void countsWorkingHoursAndCutsWhatIsTooMuch() {
        assertThat(check(anEvent("night", "2026-11-23T22:00:00")).getConflictsList())
                .extracting(Conflict::getKind)
                .containsExactly(Conflict.Kind.OUTSIDE_WORKING_HOURS);
        assertThat(check(Event.newBuilder().setTitle("day").setStart(day("2026-11-23")))
                        .getConflictsList())
                .isEmpty();
        for (int i = 0; i < 3; i++) {
            world.create(
                    world.ada,
                    adas,
                    anEvent("often", "2026-11-28T09:00:00")
                            .addRecurrence("RRULE:FREQ=HOURLY;COUNT=300")
                            .build());
        }
        CheckConflictsResponse many =
                check(anEvent("draft", "2026-11-28T09:00:00").addRecurrence("RRULE:FREQ=HOURLY"));
        assertThat(many.getConflictsCount()).isEqualTo(500);
        assertThat(many.getTruncated()).isTrue();
        assertThat(Refusal.of(() -> check(
                                anEvent("draft", "2026-11-28T09:00:00").setEnd(World.berlin("2027-11-28T09:00:00"))))
                        .fields())
                .containsExactly("event.end");
        assertThat(Refusal.of(() -> check(
                                anEvent("draft", "2026-11-28T09:00:00").setEnd(World.berlin("2026-11-27T09:00:00"))))
                        .reason())
                .isEqualTo("INVALID_EVENT_TIME");
    }

    private Room room(int capacity, String opensAt) {
        return RoomServiceGrpc.newBlockingStub(channels.as(world.ada))
                .createRoom(CreateRoomRequest.newBuilder()
                        .setParent(world.acme.name())
                        .setRoom(Room.newBuilder()
                                .setDisplayName("Room for " + capacity)
                                .setCapacity(capacity)
                                .addFeatures("screen")
                                .setTimeZone("Europe/Berlin")
                                .addOperatingHours(WeeklyPeriod.newBuilder()
                                        .setDay(DayOfWeek.MONDAY)
                                        .setStart(opensAt)
                                        .setEnd("20:00")))
                        .build());
    }

    private Calendar holidays() {
        return world.calendars(world.ben)
                .createCalendar(CreateCalendarRequest.newBuilder()
                        .setParent(world.acme.name())
                        .setCalendar(Calendar.newBuilder()
                                .setDisplayName("Holidays")
                                .setTimeZone("America/New_York")
                                .setKind(Calendar.Kind.HOLIDAYS))
                        .build());
    }

    private FindMeetingTimesResponse find(FindMeetingTimesRequest.Builder search) {
        return scheduling(world.ada).findMeetingTimes(search.build());
    }

    private List<String> fields(FindMeetingTimesRequest.Builder search) {
        return Refusal.of(() -> find(search)).fields();
    }

    private CheckConflictsResponse check(Event.Builder draft) {
        return check(world.ada, draft);
    }

    private CheckConflictsResponse check(TestCaller caller, Event.Builder draft) {
        return scheduling(caller)
                .checkConflicts(CheckConflictsRequest.newBuilder()
                        .setParent(world.acme.name())
                        .setEvent(draft)
                        .build());
    }

    private SchedulingServiceBlockingStub scheduling(TestCaller caller) {
        return SchedulingServiceGrpc.newBlockingStub(channels.as(caller));
    }

    private FindMeetingTimesRequest.Builder search(String from, String to) {
        return FindMeetingTimesRequest.newBuilder()
                .setParent(world.acme.name())
                .setDuration(Duration.newBuilder().setSeconds(1_800))
                .setStartTime(time(from))
                .setEndTime(time(to));
    }

    private FindMeetingTimesRequest.Attendee required(TestCaller caller) {
        return FindMeetingTimesRequest.Attendee.newBuilder()
                .setSubject(user(caller))
                .build();
    }

    private FindMeetingTimesRequest.Attendee optional(TestCaller caller) {
        return required(caller).toBuilder().setOptional(true).build();
    }

    private Attendee attendee(TestCaller caller) {
        return Attendee.newBuilder()
                .setEmail(caller.email())
                .setUser(user(caller))
                .build();
    }

    private String user(TestCaller caller) {
        return world.acme.userName(caller.id());
    }

    private static List<String> starts(FindMeetingTimesResponse found) {
        return found.getCandidatesList().stream()
                .map(candidate ->
                        Timestamps.toString(candidate.getSpan().getStartTime()).substring(11, 16))
                .toList();
    }

    private static Timestamp time(String text) {
        return Timestamps.fromMillis(Instant.parse(text).toEpochMilli());
    }
}
