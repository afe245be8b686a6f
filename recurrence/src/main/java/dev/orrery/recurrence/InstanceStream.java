package dev.orrery.recurrence;

/** A source of instances in order of their start, positioned on one after each successful {@link #advance}. */
abstract class InstanceStream {
    /** Universal seconds of the present instance. */
    long start;

    long end;

    abstract boolean advance();

    abstract RecurrenceId id();

    abstract EventTime time();

    /**
     * How far a walk whose budget is spent has got.
     *
     * @param shown the start of the last instance shown, or where the walk began
     */
    long reached(long shown) {
        return shown;
    }

    boolean isOverridden() {
        return false;
    }
}
