package dev.orrery.okr.reports;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * How far a cycle is, and who is behind it.
 *
 * @param elapsed how much of its days has passed, from 0 to 1
 */
record Pace(BigDecimal elapsed) {
    private static final int DIGITS = 8;

    /** Of a cycle from its first day to its last, inclusive; the day that runs has passed when it is over. */
    static Pace of(LocalDate start, LocalDate end, LocalDate today) {
        long days = ChronoUnit.DAYS.between(start, end) + 1;
        long passed = Math.clamp(ChronoUnit.DAYS.between(start, today), 0, days);
        return new Pace(BigDecimal.valueOf(passed).divide(BigDecimal.valueOf(days), DIGITS, RoundingMode.DOWN));
    }

    /** Whether something that is under way is less far than the cycle. */
    boolean isBehind(@Nullable BigDecimal progress) {
        return (progress == null ? BigDecimal.ZERO : progress).compareTo(elapsed) < 0;
    }
}
