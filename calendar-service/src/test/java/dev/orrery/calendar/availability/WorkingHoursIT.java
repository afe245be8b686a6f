package dev.orrery.calendar.availability;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.FieldMask;
import com.google.type.DayOfWeek;
import dev.orrery.calendar.testing.World;
import dev.orrery.calendar.v1.AccessRule;
import dev.orrery.calendar.v1.Calendar;
import dev.orrery.calendar.v1.CreateCalendarRequest;
import dev.orrery.calendar.v1.GetWorkingHoursRequest;
import dev.orrery.calendar.v1.UpdateWorkingHoursRequest;
import dev.orrery.calendar.v1.WeeklyPeriod;
import dev.orrery.calendar.v1.WorkingHours;
import dev.orrery.calendar.v1.WorkingHoursServiceGrpc;
import dev.orrery.kit.testing.Refusal;
import dev.orrery.kit.testing.ServiceChannels;
import dev.orrery.kit.testing.ServiceTest;
import dev.orrery.kit.testing.TestCaller;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ServiceTest
class WorkingHoursIT {
    @Autowired
    private ServiceChannels channels;

    private World world;
    private Calendar bens;

    @BeforeEach
    void setUp() {
        world = new World(channels);
        bens = world.calendar(world.ben);
    }

    @Test
    void areTheUsualOnesUntilTheUserSaysSomethingElse() {
        WorkingHours usual = get(world.ben, world.ben);
        WorkingHours changed = update(usual.toBuilder()
                .clearPeriods()
                .addPeriods(period(DayOfWeek.TUESDAY, "13:00", "24:00"))
                .addPeriods(period(DayOfWeek.MONDAY, "08:30", "12:00")));

        assertThat(usual.getTimeZone()).isEqualTo("Europe/Berlin");
        assertThat(usual.getPeriodsCount()).isEqualTo(5);
        assertThat(usual.getPeriods(0)).isEqualTo(period(DayOfWeek.MONDAY, "09:00", "17:00"));
        assertThat(usual.hasUpdateTime()).isFalse();
        assertThat(changed.getPeriodsList())
                .containsExactly(
                        period(DayOfWeek.MONDAY, "08:30", "12:00"), period(DayOfWeek.TUESDAY, "13:00", "24:00"));
        assertThat(get(world.ben, world.ben)).isEqualTo(changed);
        assertThat(update(changed.toBuilder().setTimeZone("Asia/Tokyo"), "time_zone")
                        .getPeriodsList())
                .isEqualTo(changed.getPeriodsList());
        assertThat(Refusal.of(() -> update(usual.toBuilder())).reason()).isEqualTo("ETAG_MISMATCH");
    }

    @Test
    void areForThoseWhoMaySeeTheUsersTimes() {
        world.grant(world.ben, bens, world.ada, AccessRule.Role.FREE_BUSY);
        WorkingHours hours = get(world.ada, world.ben);

        assertThat(hours.getPeriodsCount()).isEqualTo(5);
        assertThat(Refusal.of(() -> update(world.ada, hours.toBuilder())).reason())
                .isEqualTo("ACCESS_DENIED");
        assertThat(Refusal.of(() -> get(world.dan, world.ben)).reason()).isEqualTo("WORKING_HOURS_NOT_FOUND");
        assertThat(Refusal.of(() -> update(world.dan, hours.toBuilder())).reason())
                .isEqualTo("WORKING_HOURS_NOT_FOUND");
    }

    @Test
    void mayHaveHolidays() {
        Calendar holidays = world.calendars(world.ben)
                .createCalendar(CreateCalendarRequest.newBuilder()
                        .setParent(world.acme.name())
                        .setCalendar(Calendar.newBuilder()
                                .setDisplayName("Holidays")
                                .setTimeZone("Europe/Berlin")
                                .setKind(Calendar.Kind.HOLIDAYS))
                        .build());
        WorkingHours usual = get(world.ben, world.ben);

        assertThat(update(usual.toBuilder().setHolidayCalendar(holidays.getName()))
                        .getHolidayCalendar())
                .isEqualTo(holidays.getName());
        WorkingHours.Builder now = get(world.ben, world.ben).toBuilder();
        assertThat(Refusal.of(() -> update(now.setHolidayCalendar(bens.getName())))
                        .fields())
                .containsExactly("working_hours.holiday_calendar");
        assertThat(Refusal.of(() -> update(now.setHolidayCalendar(world.acme.name() + "/calendars/none")))
                        .reason())
                .isEqualTo("CALENDAR_NOT_FOUND");
    }

    @Test
    void refuseWhatNobodyCanWork() {
        WorkingHours.Builder usual = get(world.ben, world.ben).toBuilder();

        assertThat(Refusal.of(() -> update(usual.clone().setTimeZone("Mars"))).fields())
                .containsExactly("working_hours.time_zone");
        assertThat(Refusal.of(() -> update(usual.clone().addPeriods(period(DayOfWeek.MONDAY, "16:00", "18:00"))))
                        .fields())
                .containsExactly("working_hours.periods");
        assertThat(Refusal.of(() -> update(usual.clone().addPeriods(period(DayOfWeek.SUNDAY, "16:00", "16:00"))))
                        .fields())
                .containsExactly("working_hours.periods[5].end");
        assertThat(Refusal.of(() -> update(usual.clone().addPeriods(period(DayOfWeek.SUNDAY, "1600", "18:00"))))
                        .fields())
                .containsExactly("working_hours.periods[5].start");
        assertThat(Refusal.of(() -> WorkingHoursServiceGrpc.newBlockingStub(channels.as(world.ben))
                                .getWorkingHours(GetWorkingHoursRequest.newBuilder()
                                        .setName(world.acme.name() + "/users/ben/workingHours")
                                        .build()))
                        .fields())
                .containsExactly("name");
    }

    private WorkingHours get(TestCaller caller, TestCaller user) {
        return WorkingHoursServiceGrpc.newBlockingStub(channels.as(caller))
                .getWorkingHours(GetWorkingHoursRequest.newBuilder()
                        .setName(world.acme.userName(user.id()) + "/workingHours")
                        .build());
    }

    private WorkingHours update(WorkingHours.Builder hours, String... mask) {
        return update(world.ben, hours, mask);
    }

    private WorkingHours update(TestCaller caller, WorkingHours.Builder hours, String... mask) {
        FieldMask.Builder paths = FieldMask.newBuilder();
        for (String path : mask) {
            paths.addPaths(path);
        }
        return WorkingHoursServiceGrpc.newBlockingStub(channels.as(caller))
                .updateWorkingHours(UpdateWorkingHoursRequest.newBuilder()
                        .setWorkingHours(hours)
                        .setUpdateMask(paths)
                        .build());
    }

    private static WeeklyPeriod period(DayOfWeek day, String start, String end) {
        return WeeklyPeriod.newBuilder().setDay(day).setStart(start).setEnd(end).build();
    }
}
