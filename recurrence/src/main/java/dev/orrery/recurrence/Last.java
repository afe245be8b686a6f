package dev.orrery.recurrence;

/** The answer to what the last occurrence of a set is. */
public sealed interface Last {
    /** The set ends with this occurrence. */
    record Found(Occurrence occurrence) implements Last {}

    /** The set has no occurrence at all. */
    record Empty() implements Last {}

    /** The set goes on for ever. */
    record Unbounded() implements Last {}

    /** The budget ran out before the answer was known. */
    record BudgetSpent() implements Last {}
}
