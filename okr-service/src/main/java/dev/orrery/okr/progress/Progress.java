package dev.orrery.okr.progress;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How far something is, or that there is nothing yet to measure it by: never a number that stands for "unknown". */
public sealed interface Progress {
    /** Digits after the point of every ratio that is kept. */
    int SCALE = 8;

    /**
     * A measured ratio.
     *
     * @param ratio from 0 to 1; cut off after {@value Progress#SCALE} digits, so that only what is reached is 1
     */
    record Measured(BigDecimal ratio) implements Progress {
        public Measured {
            if (ratio.signum() < 0 || ratio.compareTo(BigDecimal.ONE) > 0) {
                throw new IllegalArgumentException("ratio: " + ratio + " (expected: 0 to 1)");
            }
            ratio = ratio.setScale(SCALE, RoundingMode.DOWN);
        }
    }

    /** Nothing was measured, or there is nothing that could be. */
    record Unmeasured() implements Progress {}

    static Progress unmeasured() {
        return new Unmeasured();
    }

    static Progress none() {
        return new Measured(BigDecimal.ZERO);
    }

    static Progress full() {
        return new Measured(BigDecimal.ONE);
    }

    /** A ratio, where less than nothing is nothing and over-achievement is all. */
    static Progress clamped(BigDecimal ratio) {
        return new Measured(ratio.max(BigDecimal.ZERO).min(BigDecimal.ONE));
    }

    /** {@code part} of {@code whole}, which is greater than 0, clamped. */
    static Progress share(BigDecimal part, BigDecimal whole) {
        if (part.compareTo(whole) >= 0) {
            return full();
        }
        return part.signum() <= 0 ? none() : clamped(part.divide(whole, SCALE, RoundingMode.DOWN));
    }

    /** As it is stored: null is unmeasured. */
    static Progress ofNullable(@Nullable BigDecimal ratio) {
        return ratio == null ? unmeasured() : new Measured(ratio);
    }

    /** The ratio, where one was measured. */
    default Optional<BigDecimal> asOptional() {
        return switch (this) {
            case Measured measured -> Optional.of(measured.ratio);
            case Unmeasured _ -> Optional.empty();
        };
    }
}
