package dev.orrery.okr.cadence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which date of a rule a check-in is for, and which is next. */
class CadenceTest {
    /** A Thursday. */
    private static final LocalDate FIRST_DAY = LocalDate.of(2026, 10, 1);

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                // rule, last check-in, next date
                "FREQ=WEEKLY;BYDAY=FR, -, 2026-10-02T09:00:00Z",
                "FREQ=WEEKLY;BYDAY=FR, 2026-09-01T00:00:00Z, 2026-10-02T09:00:00Z",
                "FREQ=WEEKLY;BYDAY=FR, 2026-10-02T09:00:00Z, 2026-10-09T09:00:00Z",
                "FREQ=WEEKLY;BYDAY=FR, 2026-10-05T12:00:00Z, 2026-10-09T09:00:00Z",
                // Thursday's is for the Friday that comes, not for the one that was.
                "FREQ=WEEKLY;BYDAY=FR, 2026-10-08T12:00:00Z, 2026-10-16T09:00:00Z",
                "RRULE:FREQ=MONTHLY;BYMONTHDAY=-1, 2026-11-02T00:00:00Z, 2026-11-30T09:00:00Z",
                "FREQ=DAILY;COUNT=2, 2026-10-02T09:30:00Z, -",
                "FREQ=DAILY;UNTIL=20261001T090000Z, 2026-10-01T10:00:00Z, -"
            })
    void tellsTheNextDate(String rule, Instant last, Instant next) {
        assertThat(Cadence.parse(rule, FIRST_DAY).next(last).orElse(null)).isEqualTo(next);
    }

    @Test
    void neverGoesBackWhenSomebodyChecksInLater() {
        Cadence cadence = Cadence.parse("FREQ=WEEKLY;BYDAY=MO,WE", FIRST_DAY);
        Instant next = cadence.next(null).orElseThrow();
        for (Instant last = Instant.parse("2026-09-29T00:00:00Z");
                last.isBefore(Instant.parse("2026-12-01T00:00:00Z"));
                last = last.plusSeconds(3571)) {
            Instant later = cadence.next(last).orElseThrow();
            assertThat(later).isAfterOrEqualTo(next).isAfter(last);
            next = later;
        }
    }

    @Test
    void refusesWhatIsNoRuleOfDays() {
        assertThatThrownBy(() -> Cadence.parse("every Friday", FIRST_DAY)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Cadence.parse("FREQ=HOURLY", FIRST_DAY)).hasMessageContaining("expected: DAILY");
    }
}
