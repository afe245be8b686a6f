package dev.orrery.okr.health;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which health an objective has. What is closed keeps the one it had; else what nobody reports on any more is OUTDATED;
 * else the least confidence of the last check-ins decides; else it is PENDING.
 */
public final class HealthRule {
    /** How long a check-in speaks for the present, where no date says when the next is due. */
    public static final Duration FRESH = Duration.ofDays(14);

    /** How long after such a date the check-in for it may still come. */
    public static final Duration GRACE = Duration.ofDays(2);

    /** From here on people are sure enough. */
    static final BigDecimal ON_TRACK_CONFIDENCE = new BigDecimal("0.7");

    /** Below this nobody believes in it any more. */
    static final BigDecimal AT_RISK_CONFIDENCE = new BigDecimal("0.4");

    private HealthRule() {}

    /**
     * The health at a moment.
     *
     * @param before the health until now, which an inactive objective keeps
     * @param checkIns one for each key result that was ever checked in on
     * @param nextCheckIn when the next is due; null where nothing says so
     */
    public static Health at(
            Instant now, boolean isActive, Health before, List<LastCheckIn> checkIns, @Nullable Instant nextCheckIn) {
        if (!isActive) {
            return before;
        }
        Optional<Instant> outdated = outdatedTime(isActive, checkIns, nextCheckIn);
        if (outdated.isEmpty()) {
            return Health.PENDING;
        }
        return now.isBefore(outdated.get()) ? byConfidence(checkIns) : Health.OUTDATED;
    }

    /** When it becomes OUTDATED unless somebody checks in; empty where nobody ever has, or it is not active. */
    public static Optional<Instant> outdatedTime(
            boolean isActive, List<LastCheckIn> checkIns, @Nullable Instant nextCheckIn) {
        if (!isActive) {
            return Optional.empty();
        }
        return LastCheckIn.latest(checkIns)
                .map(latest -> nextCheckIn == null ? latest.plus(FRESH) : nextCheckIn.plus(GRACE));
    }

    private static Health byConfidence(List<LastCheckIn> checkIns) {
        return checkIns.stream()
                .map(LastCheckIn::confidence)
                .filter(Objects::nonNull)
                .min(BigDecimal::compareTo)
                .map(HealthRule::ofConfidence)
                .orElse(Health.PENDING);
    }

    private static Health ofConfidence(BigDecimal confidence) {
        if (confidence.compareTo(ON_TRACK_CONFIDENCE) >= 0) {
            return Health.ON_TRACK;
        }
        return confidence.compareTo(AT_RISK_CONFIDENCE) >= 0 ? Health.AT_RISK : Health.OFF_TRACK;
    }
}
