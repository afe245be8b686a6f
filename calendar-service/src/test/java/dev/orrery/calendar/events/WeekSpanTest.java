package dev.orrery.calendar.events;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orrery.calendar.event.TimeRange;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class WeekSpanTest {
    private static final Instant THURSDAY = Instant.parse("2026-11-19T00:00:00Z");
    private static final Duration WEEK = Duration.ofDays(7);

    @Test
    void aWeekReachesToTheNextOneAndNotIntoIt() {
        WeekSpan span = span(THURSDAY, THURSDAY.plus(WEEK));

        assertThat(span.weeks().count()).isEqualTo(1);
        assertThat(span.range()).isEqualTo(new TimeRange(THURSDAY, THURSDAY.plus(WEEK)));
    }

    @Test
    void aMomentMoreIsAWeekMore() {
        WeekSpan span = span(THURSDAY.minusNanos(1), THURSDAY.plus(WEEK).plusNanos(1));

        assertThat(span.range()).isEqualTo(new TimeRange(THURSDAY.minus(WEEK), THURSDAY.plus(WEEK.multipliedBy(2))));
    }

    @Test
    void weeksBefore1970AreCountedBackwards() {
        Instant before = Instant.parse("1969-12-31T23:00:00Z");

        assertThat(span(before, Instant.EPOCH)).isEqualTo(new WeekSpan(-1, -1));
    }

    @Test
    void moreThanEightWeeksAreTooMany() {
        assertThat(WeekSpan.of(new TimeRange(THURSDAY, THURSDAY.plus(WEEK.multipliedBy(8)))))
                .isPresent();
        assertThat(WeekSpan.of(new TimeRange(
                        THURSDAY, THURSDAY.plus(WEEK.multipliedBy(8)).plusNanos(1))))
                .isEmpty();
        assertThat(WeekSpan.of(TimeRange.of(null, null))).isEmpty();
    }

    @Test
    void whatIsMissingReachesFromTheFirstToTheLastThatIsNotKnown() {
        WeekSpan span = new WeekSpan(10, 15);

        assertThat(span.without(List.of(10L, 12L, 15L))).contains(new WeekSpan(11, 14));
        assertThat(span.without(List.of())).contains(span);
        assertThat(span.without(span.weeks().boxed().toList())).isEmpty();
    }

    private static WeekSpan span(Instant start, Instant end) {
        return WeekSpan.of(new TimeRange(start, end)).orElseThrow();
    }
}
