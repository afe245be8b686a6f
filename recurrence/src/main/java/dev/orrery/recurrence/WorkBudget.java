package dev.orrery.recurrence;

/**
 * How much work a call may do before it must answer. A step is one candidate looked at or one period opened, a few
 * nanoseconds; so no rule, however sparse or contradictory, can hang its caller.
 */
public record WorkBudget(long steps) {
    /** Enough for any sane rule over centuries, spent in well under a second. */
    public static final WorkBudget DEFAULT = new WorkBudget(5_000_000);

    public WorkBudget {
        if (steps < 1) {
            throw new IllegalArgumentException("steps: " + steps + " (expected: at least 1)");
        }
    }

    public static WorkBudget ofSteps(long steps) {
        return new WorkBudget(steps);
    }
}
