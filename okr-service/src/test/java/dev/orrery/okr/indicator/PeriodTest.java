package dev.orrery.okr.indicator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Periods are the organisation's own. */
class PeriodTest {
    @ParameterizedTest
    @CsvSource({
        "DAILY, UTC, MONDAY, 2026-11-21T00:00:00Z, 2026-11-21T00:00:00Z, 2026-11-22T00:00:00Z",
        "WEEKLY, UTC, MONDAY, 2026-11-22T23:59:59Z, 2026-11-16T00:00:00Z, 2026-11-23T00:00:00Z",
        "WEEKLY, UTC, MONDAY, 2027-01-01T12:00:00Z, 2026-12-28T00:00:00Z, 2027-01-04T00:00:00Z",
        "WEEKLY, UTC, SUNDAY, 2026-11-22T23:59:59Z, 2026-11-22T00:00:00Z, 2026-11-29T00:00:00Z",
        "MONTHLY, UTC, MONDAY, 2028-02-29T12:00:00Z, 2028-02-01T00:00:00Z, 2028-03-01T00:00:00Z",
        "QUARTERLY, UTC, MONDAY, 2026-12-31T23:59:59Z, 2026-10-01T00:00:00Z, 2027-01-01T00:00:00Z",
        "YEARLY, UTC, MONDAY, 2026-11-21T00:00:00Z, 2026-01-01T00:00:00Z, 2027-01-01T00:00:00Z",
        // The last Sunday of March has 23 hours in Berlin.
        "DAILY, Europe/Berlin, MONDAY, 2026-03-29T12:00:00Z, 2026-03-28T23:00:00Z, 2026-03-29T22:00:00Z",
        // Midnight does not exist when Santiago's summer begins.
        "DAILY, America/Santiago, MONDAY, 2026-09-06T12:00:00Z, 2026-09-06T04:00:00Z, 2026-09-07T03:00:00Z",
        "MONTHLY, Asia/Tokyo, MONDAY, 2026-10-31T15:00:00Z, 2026-10-31T15:00:00Z, 2026-11-30T15:00:00Z"
    })
    void beginsWhereTheOrganizationSays(
            Period period, String zone, DayOfWeek weekStart, Instant moment, Instant from, Instant to) {
        PeriodCalendar calendar = new PeriodCalendar(ZoneId.of(zone), weekStart);
        Period.Span span = period.containing(moment, calendar);

        assertThat(span).isEqualTo(new Period.Span(from, to));
        assertThat(period.before(period.after(span, calendar), calendar)).isEqualTo(span);
    }
}
