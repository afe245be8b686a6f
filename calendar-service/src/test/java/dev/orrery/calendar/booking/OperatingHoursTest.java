package dev.orrery.calendar.booking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orrery.calendar.event.TimeRange;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

class OperatingHoursTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @Test
    void coverEverythingWhereThereAreNone() {
        assertThat(new OperatingHours(BERLIN, List.of()).cover(range("2026-11-22T00:00:00Z", "2026-12-22T00:00:00Z")))
                .isTrue();
    }

    @Test
    void areOfTheRoomsOwnZoneAcrossChangesOfTheClock() {
        OperatingHours hours = new OperatingHours(BERLIN, List.of(OpenHours.parse("SUNDAY 540 600")));

        assertThat(hours.cover(range("2026-10-18T07:00:00Z", "2026-10-18T08:00:00Z")))
                .isTrue();
        assertThat(hours.cover(range("2026-10-25T08:00:00Z", "2026-10-25T09:00:00Z")))
                .isTrue();
        assertThat(hours.cover(range("2026-10-25T07:00:00Z", "2026-10-25T08:00:00Z")))
                .isFalse();
        assertThat(hours.cover(range("2026-10-25T08:30:00Z", "2026-10-25T09:01:00Z")))
                .isFalse();
        assertThat(hours.cover(range("2026-10-26T08:00:00Z", "2026-10-26T09:00:00Z")))
                .isFalse();
    }

    @Test
    void goOnThroughMidnight() {
        OperatingHours hours = new OperatingHours(
                BERLIN, List.of(new OpenHours(DayOfWeek.TUESDAY, 0, 120), new OpenHours(DayOfWeek.MONDAY, 1320, 1440)));

        assertThat(hours.cover(range("2026-11-23T21:00:00Z", "2026-11-24T01:00:00Z")))
                .isTrue();
        assertThat(hours.cover(range("2026-11-23T21:00:00Z", "2026-11-24T01:01:00Z")))
                .isFalse();
    }

    @Test
    void areNeverOverEachOther() {
        assertThatThrownBy(() -> new OperatingHours(
                        BERLIN, List.of(OpenHours.parse("MONDAY 0 600"), OpenHours.parse("MONDAY 599 700"))))
                .hasMessageContaining("MONDAY 599 700");
        assertThatThrownBy(() -> OpenHours.parse("MONDAY 600 600")).hasMessageContaining("600");
    }

    private static TimeRange range(String start, String end) {
        return new TimeRange(Instant.parse(start), Instant.parse(end));
    }
}
