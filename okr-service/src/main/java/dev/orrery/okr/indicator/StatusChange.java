package dev.orrery.okr.indicator;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One entry of a KPI's status history.
 *
 * @param value what the KPI showed then
 * @param signal null where nobody needs to be told
 */
public record StatusChange(
        Instant time,
        Status status,
        BigDecimal value,
        @Nullable Signal signal) {
    /** Whether both say the same. Numbers differ by what they are, not by the zeros at their end. */
    boolean isSame(@Nullable StatusChange other) {
        return other != null
                && time.equals(other.time)
                && status == other.status
                && value.compareTo(other.value) == 0
                && signal == other.signal;
    }
}
