package dev.orrery.okr.indicator;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Where a KPI should be, and from where on it is not well. A threshold is crossed by what lies beyond it, not by the
 * threshold itself.
 *
 * @param value where it should be; a band needs one
 * @param warn beyond it the KPI is AT_RISK: a value, or for a band a distance from the target
 * @param alarm beyond it the KPI is OFF_TRACK; no better than {@code warn}
 */
public record Target(
        Direction direction,
        @Nullable BigDecimal value,
        @Nullable BigDecimal warn,
        @Nullable BigDecimal alarm) {
    public Target {
        if (direction == Direction.IN_BAND && value == null) {
            throw new IllegalArgumentException("target_value: absent (expected: a value, because it is IN_BAND)");
        }
        if (direction == Direction.IN_BAND && (isNegative(warn) || isNegative(alarm))) {
            throw new IllegalArgumentException(
                    "warn_threshold, alarm_threshold: " + warn + ", " + alarm + " (expected: distances, at least 0)");
        }
        if (warn != null && alarm != null && isBetter(direction, alarm, warn)) {
            throw new IllegalArgumentException(
                    "alarm_threshold: " + alarm + " (expected: no better than warn_threshold, " + warn + ")");
        }
    }

    /** What reaches its target is ACHIEVED even where a threshold lies beyond the target. */
    boolean isReached(BigDecimal current) {
        if (value == null) {
            return false;
        }
        int comparison = current.compareTo(value);
        return switch (direction) {
            case HIGHER_IS_BETTER -> comparison >= 0;
            case LOWER_IS_BETTER -> comparison <= 0;
            case IN_BAND -> comparison == 0;
        };
    }

    /** Whether a value lies beyond a threshold of this target. */
    boolean isBeyond(BigDecimal threshold, BigDecimal current) {
        return isBetter(direction, threshold, measure(current));
    }

    /** Whether a value is on the good side of a threshold, by at least {@code margin}. */
    boolean isBackFrom(BigDecimal threshold, BigDecimal margin, BigDecimal current) {
        BigDecimal back = switch (direction) {
            case HIGHER_IS_BETTER -> threshold.add(margin);
            case LOWER_IS_BETTER -> threshold.subtract(margin);
            // A distance cannot be less than none.
            case IN_BAND -> threshold.subtract(margin).max(BigDecimal.ZERO);
        };
        return !isBetter(direction, back, measure(current));
    }

    private BigDecimal measure(BigDecimal current) {
        return direction == Direction.IN_BAND ? distance(current) : current;
    }

    private BigDecimal distance(BigDecimal current) {
        return value == null ? BigDecimal.ZERO : current.subtract(value).abs();
    }

    /** In a band the measures are distances, of which less is better. */
    private static boolean isBetter(Direction direction, BigDecimal one, BigDecimal other) {
        return switch (direction) {
            case HIGHER_IS_BETTER -> one.compareTo(other) > 0;
            case LOWER_IS_BETTER, IN_BAND -> one.compareTo(other) < 0;
        };
    }

    private static boolean isNegative(@Nullable BigDecimal number) {
        return number != null && number.signum() < 0;
    }
}
