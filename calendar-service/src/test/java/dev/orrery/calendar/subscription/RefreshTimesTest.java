package dev.orrery.calendar.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orrery.kit.testing.Seeds;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RefreshTimesTest {
    private static final Instant NOW = Instant.parse("2026-11-21T09:00:00Z");

    @Test
    void waitsAsLongAsPeopleSayElseAsLongAsTheCalendarAsks() {
        Duration quarter = Duration.ofMinutes(15);
        Duration day = Duration.ofDays(1);

        assertThat(RefreshTimes.interval(quarter, day)).isEqualTo(quarter);
        assertThat(RefreshTimes.interval(null, day)).isEqualTo(day);
        assertThat(RefreshTimes.interval(null, quarter)).isEqualTo(RefreshTimes.USUAL);
        assertThat(RefreshTimes.interval(null, null)).isEqualTo(RefreshTimes.USUAL);
        assertThat(RefreshTimes.interval(null, Duration.ofDays(365))).isEqualTo(RefreshTimes.LONGEST);
    }

    @Test
    void neverComesTooEarlyAndSpreadsWhatBeganTogether() {
        Set<Instant> times = new HashSet<>();
        Seeds.forAll(200, random -> {
            Duration interval = Duration.ofSeconds(random.nextLong(900, 604_800));
            long seed = random.nextLong();
            Instant next = RefreshTimes.afterSuccess(NOW, interval, seed);

            assertThat(next)
                    .isBetween(
                            NOW.plus(interval),
                            NOW.plus(interval.multipliedBy(9).dividedBy(8)));
            assertThat(RefreshTimes.afterSuccess(NOW, interval, seed)).isEqualTo(next);
            times.add(RefreshTimes.afterSuccess(NOW, RefreshTimes.USUAL, seed));
        });
        assertThat(times).hasSizeGreaterThan(190);
    }

    @Test
    void comesLaterAfterEachFailureUpToADay() {
        Seeds.forAll(200, random -> {
            long seed = random.nextLong();
            Instant earlier = NOW;
            for (int failures = 1; failures <= 9; failures++) {
                Instant next = RefreshTimes.afterFailure(NOW, failures, null, seed);
                assertThat(next).isAfter(earlier);
                earlier = next;
            }
            assertThat(RefreshTimes.afterFailure(NOW, 1_000_000, null, seed))
                    .isBetween(NOW.plus(RefreshTimes.LAST_RETRY), NOW.plus(Duration.ofHours(27)));
        });
    }

    @Test
    void leavesAServerAloneForAsLongAsItWishesWithinReason() {
        assertThat(RefreshTimes.afterFailure(NOW, 1, Duration.ofHours(2), 7)).isAfter(NOW.plus(Duration.ofHours(2)));
        assertThat(RefreshTimes.afterFailure(NOW, 3, Duration.ofSeconds(1), 7))
                .isEqualTo(RefreshTimes.afterFailure(NOW, 3, null, 7));
        assertThat(RefreshTimes.afterFailure(NOW, 1, Duration.ofDays(9_999), 7))
                .isBefore(NOW.plus(Duration.ofHours(28)));
    }
}
