package dev.orrery.recurrence;

/**
 * Ascending, distinct numbers, one after the other: local or universal seconds. A cursor that runs backwards in time
 * yields the negated seconds, so that what merges and subtracts needs no second form.
 */
abstract class Cursor {
    /** Nothing more: the sequence has ended or the work is spent. */
    static final long END = Long.MAX_VALUE;

    abstract long next();

    /** How far a cursor has looked that leaves numbers out: nothing before this one is still to come. */
    long looked() {
        return Long.MIN_VALUE;
    }

    /** Passes over {@code count} numbers, or fewer at the end; engines that can count without walking override it. */
    void skip(long count) {
        for (long i = 0; i < count && next() != END; i++) {
            // Walking is all that can be done here.
        }
    }
}
