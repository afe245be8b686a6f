package dev.orrery.okr.progress;

import java.math.BigDecimal;

/**
 * What a key result or a child objective brings to an objective.
 *
 * @param origin whose it is
 * @param weight how much it counts beside the others; at least 0, and what weighs 0 does not count
 */
public record Contribution(Origin origin, BigDecimal weight, Progress progress) {
    /** Whose progress it is. */
    public enum Origin {
        KEY_RESULT,
        CHILD
    }

    public Contribution {
        if (weight.signum() < 0) {
            throw new IllegalArgumentException("weight: " + weight + " (expected: at least 0)");
        }
    }

    boolean counts() {
        return weight.signum() > 0;
    }

    /** What is not measured beside others that are is not begun. */
    BigDecimal ratioOrZero() {
        return progress.asOptional().orElse(BigDecimal.ZERO);
    }
}
