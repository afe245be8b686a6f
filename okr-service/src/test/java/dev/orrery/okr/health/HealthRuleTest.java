package dev.orrery.okr.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Closed before outdated before the last check-ins before pending. */
class HealthRuleTest {
    private static final Instant NOW = Instant.parse("2026-11-21T09:00:00Z");

    @ParameterizedTest
    @CsvSource({"1, ON_TRACK", "0.7, ON_TRACK", "0.69, AT_RISK", "0.4, AT_RISK", "0.39, OFF_TRACK", "0, OFF_TRACK"})
    void followsTheConfidenceOfTheLastCheckIn(BigDecimal confidence, Health health) {
        assertThat(active(checkIn(0, confidence))).isEqualTo(health);
    }

    @Test
    void takesTheLeastConfidence() {
        assertThat(active(checkIn(0, new BigDecimal("0.9")), checkIn(3, new BigDecimal("0.5"))))
                .isEqualTo(Health.AT_RISK);
    }

    @Test
    void isPendingUntilSomebodySaysHowSureTheyAre() {
        assertThat(active()).isEqualTo(Health.PENDING);
        assertThat(active(checkIn(0, null))).isEqualTo(Health.PENDING);
    }

    @Test
    void isOutdatedFromFourteenDaysAfterTheLatestCheckIn() {
        BigDecimal sure = BigDecimal.ONE;
        List<LastCheckIn> checkIns = List.of(checkIn(20, sure), checkIn(14, sure));
        assertThat(HealthRule.at(NOW, true, Health.ON_TRACK, checkIns, null)).isEqualTo(Health.OUTDATED);
        assertThat(HealthRule.at(NOW.minusMillis(1), true, Health.ON_TRACK, checkIns, null))
                .isEqualTo(Health.ON_TRACK);
        assertThat(HealthRule.outdatedTime(true, checkIns, null)).contains(NOW);
    }

    @Test
    void isOutdatedTwoDaysAfterADateThatNobodyCheckedInFor() {
        List<LastCheckIn> checkIns = List.of(checkIn(30, BigDecimal.ONE));
        Instant due = NOW.minus(Duration.ofDays(2));
        assertThat(HealthRule.at(NOW, true, Health.ON_TRACK, checkIns, due)).isEqualTo(Health.OUTDATED);
        assertThat(HealthRule.at(NOW, true, Health.ON_TRACK, checkIns, due.plusMillis(1)))
                .isEqualTo(Health.ON_TRACK);
        assertThat(HealthRule.at(NOW, true, Health.ON_TRACK, List.of(), due)).isEqualTo(Health.PENDING);
    }

    @Test
    void staysAsItWasWhenNotActive() {
        List<LastCheckIn> old = List.of(checkIn(100, BigDecimal.ZERO));
        for (Health before : Health.values()) {
            assertThat(HealthRule.at(NOW, false, before, old, null)).isEqualTo(before);
        }
        assertThat(HealthRule.outdatedTime(false, old, null)).isEmpty();
    }

    private static Health active(LastCheckIn... checkIns) {
        return HealthRule.at(NOW, true, Health.PENDING, List.of(checkIns), null);
    }

    private static LastCheckIn checkIn(int daysAgo, @Nullable BigDecimal confidence) {
        return new LastCheckIn(NOW.minus(Duration.ofDays(daysAgo)), confidence);
    }
}
