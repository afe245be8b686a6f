package dev.orrery.recurrence;

import java.time.Instant;
import java.util.List;

/** The answer to an expansion: all of the window, or as much as the budget allowed. */
public sealed interface Expansion {
    /** In order of their start. */
    List<Occurrence> occurrences();

    /** Every occurrence of the window. */
    record Complete(List<Occurrence> occurrences) implements Expansion {
        public Complete {
            occurrences = List.copyOf(occurrences);
        }
    }

    /**
     * The budget ran out.
     *
     * @param reached everything that starts before this moment is among the occurrences
     */
    record BudgetSpent(List<Occurrence> occurrences, Instant reached) implements Expansion {
        public BudgetSpent {
            occurrences = List.copyOf(occurrences);
        }
    }
}
