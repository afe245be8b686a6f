package dev.orrery.recurrence;

import java.util.Arrays;

/** Leaves out the instances of whole local days: an EXDATE that is a date although the series has times. */
final class ExceptDaysCursor extends Cursor {
    private final Cursor included;
    private final long[] days;
    private final ZoneTimeline zone;
    private final boolean backward;
    private final Work work;
    private long looked = Long.MIN_VALUE;

    ExceptDaysCursor(Cursor included, long[] days, ZoneTimeline zone, boolean backward, Work work) {
        this.included = included;
        this.days = days;
        this.zone = zone;
        this.backward = backward;
        this.work = work;
    }

    @Override
    long next() {
        while (true) {
            long value = included.next();
            if (value == END || !work.spend()) {
                return END;
            }
            long local = zone.toLocal(backward ? -value : value);
            if (Arrays.binarySearch(days, Civil.dayOf(local)) < 0) {
                return value;
            }
            looked = value;
        }
    }

    @Override
    long looked() {
        return Math.max(looked, included.looked());
    }
}
