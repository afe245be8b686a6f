package dev.orrery.calendar.squads;

import java.util.Set;
import java.util.UUID;

/** Who came into a squad, and who went. */
record Turnover(Set<UUID> joined, Set<UUID> left) {
    Turnover {
        joined = Set.copyOf(joined);
        left = Set.copyOf(left);
    }

    boolean isEmpty() {
        return joined.isEmpty() && left.isEmpty();
    }
}
