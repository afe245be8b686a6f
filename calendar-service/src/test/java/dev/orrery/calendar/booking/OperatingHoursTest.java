package dev.orrery.calendar.booking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orrery.calendar.event.TimeRange;
import dev.orrery.calendar.scheduling.WeeklyHours;
import dev.orrery.calendar.scheduling.WeeklyPeriod;
import java.time.Instant;
import java.time.ZoneId;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class OperatingHoursTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @Test
    void coverEverythingWhereThereAreNone() {
        assertThat(hours().cover(range("2026-11-22T00:00:00Z", "2026-12-22T00:00:00Z")))
                .isTrue();
    }

    @Test
    void areOfTheRoomsOwnZoneAcrossChangesOfTheClock() {
        OperatingHours hours = hours("SUNDAY 540 600");

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
        OperatingHours hours = hours("TUESDAY 0 120", "MONDAY 1320 1440");

        assertThat(hours.cover(range("2026-11-23T21:00:00Z", "2026-11-24T01:00:00Z")))
                .isTrue();
        assertThat(hours.cover(range("2026-11-23T21:00:00Z", "2026-11-24T01:01:00Z")))
                .isFalse();
    }

    private static OperatingHours hours(String... periods) {
        return new OperatingHours(new WeeklyHours(
                BERLIN, Stream.of(periods).map(WeeklyPeriod::parse).toList()));
    }

    private static TimeRange range(String start, String end) {
        return new TimeRange(Instant.parse(start), Instant.parse(end));
    }
}
