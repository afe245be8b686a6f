package dev.orrery.recurrence;

/** A source of instances in order of their start, positioned on one after each successful {@link #advance}. */
abstract class InstanceStream {
    /** Universal seconds of the present instance. */
    long start;

    long end;

    abstract boolean advance();

    abstract RecurrenceId id();

    abstract EventTime time();

    boolean isOverridden() {
        return false;
    }
}
