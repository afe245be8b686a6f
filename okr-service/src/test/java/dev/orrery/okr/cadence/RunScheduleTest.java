package dev.orrery.okr.cadence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** When something runs by itself next, and how long it waits after failures. */
class RunScheduleTest {
    /** A Saturday. */
    private static final LocalDate FIRST_DAY = LocalDate.of(2026, 11, 21);

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                // rule, after, next
                "FREQ=HOURLY, 2026-11-21T09:00:00Z, 2026-11-21T10:00:00Z",
                "FREQ=MINUTELY;INTERVAL=15, 2026-11-21T09:07:00Z, 2026-11-21T09:15:00Z",
                "FREQ=DAILY;BYHOUR=6, 2026-11-21T09:00:00Z, 2026-11-22T05:00:00Z",
                // Six in the morning stays six in the morning.
                "FREQ=DAILY;BYHOUR=6, 2027-03-28T00:30:00Z, 2027-03-28T04:00:00Z",
                "FREQ=WEEKLY, 2026-11-21T09:00:00Z, 2026-11-27T23:00:00Z",
                "FREQ=DAILY;COUNT=2, 2026-11-21T23:00:00Z, -",
                // The thirtieth of February takes all of the work that may be done, and is not found.
                "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30, 2026-11-21T09:00:00Z, -"
            })
    void runsNext(String rule, Instant moment, Instant next) {
        assertThat(RunSchedule.parse(rule, FIRST_DAY, BERLIN).after(moment).orElse(null))
                .isEqualTo(next);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "hourly",
                "FREQ=SECONDLY",
                "FREQ=MINUTELY;BYSECOND=0,30",
                "FREQ=DAILY;BYHOUR=25",
                "FREQ=DAILY;COUNT=1;UNTIL=20261121T000000Z"
            })
    void refusesWhatIsNoRuleOrTooOften(String rule) {
        assertThatThrownBy(() -> RunSchedule.parse(rule, FIRST_DAY, BERLIN))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("expected: ");
    }

    @ParameterizedTest
    @CsvSource({"0, PT1M", "1, PT1M", "2, PT2M", "3, PT4M", "9, PT4H16M", "10, PT6H", "100000, PT6H"})
    void waitsTwiceAsLongAfterEachFailure(int failures, Duration wait) {
        assertThat(RunSchedule.backOff(failures)).isEqualTo(wait);
    }
}
