package dev.orrery.recurrence;

/** What is left of a {@link WorkBudget} within one call. Cursors end early once it is spent; the caller looks here why. */
final class Work {
    private long left;

    Work(WorkBudget budget) {
        this(budget.steps());
    }

    private Work(long steps) {
        this.left = steps;
    }

    /** Whether one more step may be done. */
    boolean spend() {
        return --left >= 0;
    }

    boolean isSpent() {
        return left < 0;
    }
}
