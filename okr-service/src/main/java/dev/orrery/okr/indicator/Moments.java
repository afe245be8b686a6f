package dev.orrery.okr.indicator;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Moments that may not come: null is never. */
final class Moments {
    private Moments() {}

    static @Nullable Instant earliest(@Nullable Instant one, @Nullable Instant other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.isBefore(other) ? one : other;
    }
}
