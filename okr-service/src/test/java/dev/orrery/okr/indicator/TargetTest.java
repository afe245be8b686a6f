package dev.orrery.okr.indicator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** A KPI's status, case by case from a table. */
class TargetTest {
    @ParameterizedTest
    @CsvFileSource(resources = "/dev/orrery/okr/indicator/status.csv", numLinesToSkip = 1)
    void hasTheStatedStatus(
            Direction direction,
            BigDecimal target,
            BigDecimal warn,
            BigDecimal alarm,
            @Nullable BigDecimal current,
            Status status) {
        StatusFold fold = new StatusFold(new StatusRules(
                Period.DAILY,
                PeriodCalendar.DEFAULT,
                Aggregation.LAST,
                BigDecimal.ZERO,
                Duration.ZERO,
                Duration.ZERO,
                new Targets(List.of(new DatedTarget(Instant.EPOCH, new Target(direction, target, warn, alarm))))));
        if (current != null) {
            fold.add(new Point(Instant.parse("2026-11-20T12:00:00Z"), current));
        }
        assertThat(fold.status()).isEqualTo(status);
    }

    @Test
    void refusesThresholdsThatMakeNoSense() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Target(Direction.HIGHER_IS_BETTER, null, decimal("5"), decimal("6")))
                .withMessage("alarm_threshold: 6 (expected: no better than warn_threshold, 5)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Target(Direction.LOWER_IS_BETTER, null, decimal("6"), decimal("5")));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Target(Direction.IN_BAND, decimal("1"), decimal("6"), decimal("5")));
        assertThatIllegalArgumentException().isThrownBy(() -> new Target(Direction.IN_BAND, null, decimal("1"), null));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Target(Direction.IN_BAND, decimal("1"), decimal("-1"), null));
    }

    private static BigDecimal decimal(String text) {
        return new BigDecimal(text);
    }
}
