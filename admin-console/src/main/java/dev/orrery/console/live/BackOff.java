package dev.orrery.console.live;

import java.time.Duration;

/** How long to wait before trying again: doubling from a first wait up to a longest one. */
record BackOff(Duration first, Duration longest) {
    static final BackOff STANDARD = new BackOff(Duration.ofMillis(500), Duration.ofSeconds(20));

    BackOff {
        if (first.isNegative() || first.isZero() || first.compareTo(longest) > 0) {
            throw new IllegalArgumentException("first: " + first + " (expected: more than 0, at most " + longest + ")");
        }
    }

    /**
     * The wait before an attempt.
     *
     * @param attempt 1 for the first after a failure
     * @param chance from 0 to 1: spreads the attempts of many over the second half of the wait
     */
    Duration before(int attempt, double chance) {
        int doublings = Math.min(attempt - 1, 16);
        long millis = Math.min(first.toMillis() << doublings, longest.toMillis());
        return Duration.ofMillis(millis / 2 + Math.round(millis / 2.0 * chance));
    }
}
