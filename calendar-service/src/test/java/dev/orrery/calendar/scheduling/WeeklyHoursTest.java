package dev.orrery.calendar.scheduling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orrery.calendar.freebusy.Interval;
import dev.orrery.calendar.freebusy.IntervalSet;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

class WeeklyHoursTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @Test
    void areByTheClocksOfTheirZoneAlsoWhenThoseChange() {
        WeeklyHours usual = WeeklyHours.usual(BERLIN);

        assertThat(usual.in(range("2026-10-23T00:00:00Z", "2026-10-27T00:00:00Z")))
                .isEqualTo(IntervalSet.of(
                        range("2026-10-23T07:00:00Z", "2026-10-23T15:00:00Z"),
                        range("2026-10-26T08:00:00Z", "2026-10-26T16:00:00Z")));
    }

    @Test
    void areCutToTheRange() {
        WeeklyHours usual = WeeklyHours.usual(BERLIN);

        assertThat(usual.in(range("2026-11-23T10:00:00Z", "2026-11-24T09:00:00Z")))
                .isEqualTo(IntervalSet.of(
                        range("2026-11-23T10:00:00Z", "2026-11-23T16:00:00Z"),
                        range("2026-11-24T08:00:00Z", "2026-11-24T09:00:00Z")));
    }

    @Test
    void mayReachToMidnightAndLieInAnHourThatIsLeftOut() {
        WeeklyHours late = new WeeklyHours(
                BERLIN,
                List.of(
                        new WeeklyPeriod(DayOfWeek.SUNDAY, 125, 150),
                        new WeeklyPeriod(DayOfWeek.SUNDAY, 22 * 60, WeeklyPeriod.MINUTES_OF_DAY)));

        assertThat(late.in(range("2026-03-28T23:00:00Z", "2026-03-29T23:00:00Z")))
                .isEqualTo(IntervalSet.of(
                        range("2026-03-29T01:05:00Z", "2026-03-29T01:30:00Z"),
                        range("2026-03-29T20:00:00Z", "2026-03-29T22:00:00Z")));
    }

    @Test
    void refusesMinutesThatNoDayHas() {
        assertThatThrownBy(() -> new WeeklyPeriod(DayOfWeek.MONDAY, 60, 60))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new WeeklyPeriod(DayOfWeek.MONDAY, 0, 1_441))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void areNeverOverEachOther() {
        assertThatThrownBy(() -> new WeeklyHours(
                        BERLIN, List.of(WeeklyPeriod.parse("MONDAY 0 600"), WeeklyPeriod.parse("MONDAY 599 700"))))
                .hasMessageContaining("MONDAY 599 700");
    }

    private static Interval range(String from, String to) {
        return new Interval(Instant.parse(from), Instant.parse(to));
    }
}
