package dev.orrery.calendar.imports;

import java.util.EnumMap;
import java.util.Map;

/** Counts outcomes. */
final class Tally {
    private final Map<Outcome, Integer> counts = new EnumMap<>(Outcome.class);

    Outcome add(Outcome outcome) {
        counts.merge(outcome, 1, Integer::sum);
        return outcome;
    }

    int count(Outcome outcome) {
        return counts.getOrDefault(outcome, 0);
    }
}
