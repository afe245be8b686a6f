package dev.orrery.okr.indicator;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Since when each threshold has been crossed without a break; null where it is not crossed. A threshold is crossed by
 * what lies beyond it, and stays so until the value is back by the hysteresis: a value that trembles around a threshold
 * crosses it once.
 */
public record Crossings(
        @Nullable Instant warnSince, @Nullable Instant alarmSince) {
    public static final Crossings NONE = new Crossings(null, null);

    /** The crossings after a value at a moment. What reaches its target has crossed nothing. */
    Crossings after(Target target, BigDecimal hysteresis, Instant time, BigDecimal value) {
        if (target.isReached(value)) {
            return NONE;
        }
        return new Crossings(
                since(target, target.warn(), hysteresis, warnSince, time, value),
                since(target, target.alarm(), hysteresis, alarmSince, time, value));
    }

    /** The status that they mean for a value at a moment: a crossing counts once it has lasted {@code breachAfter}. */
    Status status(Target target, BigDecimal value, Instant time, Duration breachAfter) {
        if (target.isReached(value)) {
            return Status.ACHIEVED;
        }
        if (hasLasted(alarmSince, time, breachAfter)) {
            return Status.OFF_TRACK;
        }
        return hasLasted(warnSince, time, breachAfter) ? Status.AT_RISK : Status.ON_TRACK;
    }

    /** The first moment after {@code time} at which a crossing will have lasted; null where none is on its way. */
    @Nullable Instant nextAfter(Instant time, Duration breachAfter) {
        return Moments.earliest(dueAfter(time, warnSince, breachAfter), dueAfter(time, alarmSince, breachAfter));
    }

    private static @Nullable Instant dueAfter(Instant time, @Nullable Instant since, Duration breachAfter) {
        if (since == null || !since.plus(breachAfter).isAfter(time)) {
            return null;
        }
        return since.plus(breachAfter);
    }

    private static boolean hasLasted(@Nullable Instant since, Instant time, Duration breachAfter) {
        return since != null && !since.plus(breachAfter).isAfter(time);
    }

    private static @Nullable Instant since(
            Target target,
            @Nullable BigDecimal threshold,
            BigDecimal hysteresis,
            @Nullable Instant before,
            Instant time,
            BigDecimal value) {
        if (threshold == null) {
            return null;
        }
        boolean isCrossed = target.isBeyond(threshold, value)
                || (before != null && !target.isBackFrom(threshold, hysteresis, value));
        if (!isCrossed) {
            return null;
        }
        return before == null ? time : before;
    }
}
