package dev.orrery.console.calendars;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orrery.console.calendars.EventRange.Unit;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class EventRangeTest {
    private static final LocalDate SATURDAY = LocalDate.of(2026, 11, 21);

    @Test
    void weekBeginsOnMonday() {
        EventRange week = EventRange.around(Unit.WEEK, SATURDAY);

        assertThat(week.start()).isEqualTo("2026-11-16");
        assertThat(week.end()).isEqualTo("2026-11-23");
        assertThat(week.contains(SATURDAY)).isTrue();
        assertThat(week.label()).isEqualTo("16 – 22 November 2026");
    }

    @Test
    void labelNamesBothMonthsOrYearsOfAWeek() {
        assertThat(EventRange.around(Unit.WEEK, LocalDate.of(2026, 9, 30)).label())
                .isEqualTo("28 September – 4 October 2026");
        assertThat(EventRange.around(Unit.WEEK, LocalDate.of(2026, 12, 31)).label())
                .isEqualTo("28 December 2026 – 3 January 2027");
    }

    @Test
    void stepsMonthByMonth() {
        EventRange month = EventRange.around(Unit.MONTH, LocalDate.of(2026, 1, 31));

        assertThat(month.next().label()).isEqualTo("February 2026");
        assertThat(month.previous().label()).isEqualTo("December 2025");
        assertThat(month.next().previous()).isEqualTo(month);
    }

    @Test
    void weekWithAClockChangeIsAnHourLonger() {
        ZoneId berlin = ZoneId.of("Europe/Berlin");
        EventRange week = EventRange.around(Unit.WEEK, LocalDate.of(2026, 10, 25));

        assertThat(Duration.between(week.startIn(berlin), week.endIn(berlin)))
                .isEqualTo(Duration.ofDays(7).plusHours(1));
    }
}
