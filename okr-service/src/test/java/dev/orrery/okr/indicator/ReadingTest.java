package dev.orrery.okr.indicator;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What a KPI shows depends on which measurements it has, not on when they came. */
class ReadingTest {
    private static final List<Period> PERIODS = List.of(Period.values());
    private static final Instant START = Instant.parse("2026-10-01T00:00:00Z");

    @ParameterizedTest
    @EnumSource(Aggregation.class)
    void isTheSameInAnyOrderOfArrival(Aggregation aggregation) {
        Random random = new Random(31);
        for (int run = 0; run < 200; run++) {
            Period period = PERIODS.get(random.nextInt(PERIODS.size()));
            List<Point> points = points(random);
            List<Point> shuffled = new ArrayList<>(points);
            Collections.shuffle(shuffled, random);
            assertThat(Reading.of(shuffled, period, aggregation)).isEqualTo(Reading.of(points, period, aggregation));
        }
    }

    @Test
    void countsOnlyThePeriodOfTheLatest() {
        List<Point> points = List.of(
                new Point(Instant.parse("2026-10-31T23:59:59.999999Z"), new BigDecimal("100")),
                new Point(Instant.parse("2026-11-01T00:00:00Z"), new BigDecimal("1")),
                new Point(Instant.parse("2026-11-21T00:00:00Z"), new BigDecimal("4")));
        assertThat(Reading.of(points, Period.MONTHLY, Aggregation.SUM))
                .contains(new Reading(new BigDecimal("5"), points.getLast().time()));
        assertThat(Reading.of(points, Period.MONTHLY, Aggregation.AVG)
                        .orElseThrow()
                        .value())
                .isEqualByComparingTo("2.5");
        assertThat(Reading.of(points, Period.DAILY, Aggregation.SUM)
                        .orElseThrow()
                        .value())
                .isEqualByComparingTo("4");
        assertThat(Reading.of(points, Period.YEARLY, Aggregation.MAX)
                        .orElseThrow()
                        .value())
                .isEqualByComparingTo("100");
        assertThat(Reading.of(List.of(), Period.DAILY, Aggregation.LAST)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "DAILY, 2026-11-21T00:00:00Z, 2026-11-21T00:00:00Z, 2026-11-22T00:00:00Z",
        "WEEKLY, 2026-11-22T23:59:59Z, 2026-11-16T00:00:00Z, 2026-11-23T00:00:00Z",
        "WEEKLY, 2027-01-01T12:00:00Z, 2026-12-28T00:00:00Z, 2027-01-04T00:00:00Z",
        "MONTHLY, 2028-02-29T12:00:00Z, 2028-02-01T00:00:00Z, 2028-03-01T00:00:00Z",
        "QUARTERLY, 2026-12-31T23:59:59Z, 2026-10-01T00:00:00Z, 2027-01-01T00:00:00Z",
        "YEARLY, 2026-11-21T00:00:00Z, 2026-01-01T00:00:00Z, 2027-01-01T00:00:00Z"
    })
    void knowsWherePeriodsBegin(Period period, Instant moment, Instant from, Instant to) {
        assertThat(period.containing(moment)).isEqualTo(new Period.Span(from, to));
    }

    private static List<Point> points(Random random) {
        Map<Instant, Point> byTime = new TreeMap<>();
        for (int i = 0; i < 1 + random.nextInt(30); i++) {
            Instant time = START.plus(Duration.ofHours(random.nextInt(24 * 100)));
            byTime.put(time, new Point(time, BigDecimal.valueOf(random.nextInt(-500, 500), 1)));
        }
        return new ArrayList<>(byTime.values());
    }
}
