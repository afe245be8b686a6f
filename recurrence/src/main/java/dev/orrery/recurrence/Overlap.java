package dev.orrery.recurrence;

import java.time.Instant;

/** The answer to whether two sets overlap. */
public sealed interface Overlap {
    /** The first two occurrences that do. */
    record Found(Occurrence first, Occurrence second) implements Overlap {}

    /** None do. */
    record None() implements Overlap {}

    /** The budget ran out; nothing overlaps before this moment. */
    record BudgetSpent(Instant reached) implements Overlap {}
}
