package dev.orrery.calendar.meetings;

import static dev.orrery.calendar.meetings.Colleagues.starts;
import static dev.orrery.calendar.testing.World.day;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.type.DayOfWeek;
import dev.orrery.calendar.testing.World;
import dev.orrery.calendar.v1.Calendar;
import dev.orrery.calendar.v1.CreateCalendarRequest;
import dev.orrery.calendar.v1.CreateRoomRequest;
import dev.orrery.calendar.v1.Event;
import dev.orrery.calendar.v1.FindMeetingTimesRequest;
import dev.orrery.calendar.v1.FindMeetingTimesRequest.ActivityDomain;
import dev.orrery.calendar.v1.FindMeetingTimesRequest.RoomWish;
import dev.orrery.calendar.v1.FindMeetingTimesResponse;
import dev.orrery.calendar.v1.Room;
import dev.orrery.calendar.v1.RoomServiceGrpc;
import dev.orrery.calendar.v1.UpdateWorkingHoursRequest;
import dev.orrery.calendar.v1.WeeklyPeriod;
import dev.orrery.calendar.v1.WorkingHours;
import dev.orrery.calendar.v1.WorkingHoursServiceGrpc;
import dev.orrery.kit.testing.ServiceChannels;
import dev.orrery.kit.testing.ServiceTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Times to meet that keep to when people work and rooms are open. */
@ServiceTest
class WorkingTimesIT {
    @Autowired
    private ServiceChannels channels;

    private Colleagues colleagues;
    private World world;

    @BeforeEach
    void setUp() {
        colleagues = new Colleagues(channels);
        world = colleagues.world;
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

        FindMeetingTimesRequest.Builder onMonday = colleagues
                .search("2026-11-22T23:00:00Z", "2026-11-23T23:00:00Z")
                .addAttendees(colleagues.required(world.ben));
        FindMeetingTimesResponse none = colleagues.find(onMonday);
        assertThat(none.getEmptyReason()).isEqualTo(FindMeetingTimesResponse.EmptyReason.NO_COMMON_WORKING_TIME);
        assertThat(none.getBlockingSubjectsList()).containsExactly(colleagues.user(world.ben));
        assertThat(starts(colleagues.find(onMonday.setActivityDomain(ActivityDomain.ANY))))
                .startsWith("23:00", "23:15");
        assertThat(starts(colleagues.find(colleagues
                        .search("2026-11-22T23:00:00Z", "2026-11-24T23:00:00Z")
                        .addAttendees(colleagues.required(world.ben)))))
                .startsWith("08:00");
    }

    @Test
    void looksForARoomThatIsBigEnoughOpenAndFree() {
        Room small = room(4, "08:00");
        Room big = room(12, "09:00");
        FindMeetingTimesRequest.Builder early = colleagues
                .search("2026-11-23T08:00:00Z", "2026-11-23T08:30:00Z")
                .addAttendees(colleagues.required(world.ada));

        assertThat(colleagues
                        .find(early.clone()
                                .setRoom(RoomWish.newBuilder().setMinCapacity(2).addFeatures("screen")))
                        .getCandidates(0)
                        .getRoomsList())
                .containsExactly(small.getName(), big.getName());
        assertThat(colleagues
                        .find(early.clone().setRoom(RoomWish.newBuilder().setMinCapacity(5)))
                        .getCandidates(0)
                        .getRoomsList())
                .containsExactly(big.getName());
        assertThat(colleagues
                        .find(early.clone().setRoom(RoomWish.newBuilder().setMinCapacity(20)))
                        .getEmptyReason())
                .isEqualTo(FindMeetingTimesResponse.EmptyReason.NO_MATCHING_ROOM);
        assertThat(colleagues
                        .find(colleagues
                                .search("2026-11-23T07:00:00Z", "2026-11-23T07:45:00Z")
                                .addAttendees(colleagues.required(world.ada))
                                .setActivityDomain(ActivityDomain.ANY)
                                .setRoom(RoomWish.newBuilder().setMinCapacity(5)))
                        .getEmptyReason())
                .isEqualTo(FindMeetingTimesResponse.EmptyReason.ROOMS_TAKEN);
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
}
