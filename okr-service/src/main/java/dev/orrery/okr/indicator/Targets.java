package dev.orrery.okr.indicator;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The targets of a KPI over time, the earliest first; each holds until the next, and the first ever before. */
public record Targets(List<DatedTarget> dated) {
    public Targets {
        dated = List.copyOf(dated);
        if (dated.isEmpty()) {
            throw new IllegalArgumentException("dated: empty (expected: at least one target)");
        }
        for (int i = 1; i < dated.size(); i++) {
            if (!dated.get(i - 1).effectiveTime().isBefore(dated.get(i).effectiveTime())) {
                throw new IllegalArgumentException("dated: " + dated + " (expected: the earliest first)");
            }
        }
    }

    /** The target that holds at a moment. */
    public Target at(Instant moment) {
        for (int i = dated.size() - 1; i > 0; i--) {
            if (!dated.get(i).effectiveTime().isAfter(moment)) {
                return dated.get(i).target();
            }
        }
        return dated.getFirst().target();
    }

    /** When the target changes next after a moment; null where it does not. */
    @Nullable Instant nextAfter(Instant moment) {
        for (int i = 1; i < dated.size(); i++) {
            Instant effectiveTime = dated.get(i).effectiveTime();
            if (effectiveTime.isAfter(moment)) {
                return effectiveTime;
            }
        }
        return null;
    }
}
