package dev.orrery.recurrence;

/** The answer to a split: two sets whose union is the first one, or why there is none. */
public sealed interface Split {
    /**
     * The two halves.
     *
     * @param before everything before the instance
     * @param from the instance and everything after it
     */
    record Halves(RecurrenceSet before, RecurrenceSet from) implements Split {}

    /** There is no such instance: it was never generated, or is left out. */
    record NoSuchInstance() implements Split {}

    /** The instance is the first, so nothing would be before it. */
    record FirstInstance() implements Split {}

    /**
     * A rule cannot go on from the instance, because its INTERVAL passes over the interval that the instance is in. Only an
     * instance that comes from elsewhere, such as RDATE or another rule, can be in such a place.
     */
    record NotExpressible(RecurrenceRule rule) implements Split {}

    /** The budget ran out before COUNT was worked out. */
    record BudgetSpent() implements Split {}
}
