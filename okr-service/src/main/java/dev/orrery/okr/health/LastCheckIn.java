package dev.orrery.okr.health;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one key result's check-ins.
 *
 * @param time of the latest
 * @param confidence 0 to 1, from the latest that said one
 */
public record LastCheckIn(Instant time, @Nullable BigDecimal confidence) {
    /** When anybody last checked in. */
    public static Optional<Instant> latest(List<LastCheckIn> checkIns) {
        return checkIns.stream().map(LastCheckIn::time).max(Comparator.naturalOrder());
    }
}
