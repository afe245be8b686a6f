package dev.orrery.calendar.freebusy;

import java.time.Instant;
import java.util.Arrays;

/** Collects what of taken times lies within a range, one by one and in any order, without an object for each. */
public final class BusyTimesBuilder {
    private final long beginMicros;
    private final long endMicros;
    private final Bounds busy = new Bounds();
    private final Bounds tentative = new Bounds();

    public BusyTimesBuilder(Interval range) {
        this.beginMicros = IntervalSet.micros(range.start());
        this.endMicros = IntervalSet.micros(range.end());
    }

    /** Adds from and to in microseconds since 1970; nothing where they are the same. */
    public void add(long fromMicros, long toMicros, boolean isTentative) {
        long from = Math.max(fromMicros, beginMicros);
        long to = Math.min(toMicros, endMicros);
        if (from < to) {
            (isTentative ? tentative : busy).add(from, to);
        }
    }

    public void add(Instant from, Instant to, boolean isTentative) {
        add(IntervalSet.micros(from), IntervalSet.micros(to), isTentative);
    }

    public BusyTimes build() {
        return new BusyTimes(busy.set(), tentative.set());
    }

    private static final class Bounds {
        private long[] starts = new long[16];
        private long[] ends = new long[16];
        private int size;

        void add(long from, long to) {
            if (size == starts.length) {
                starts = Arrays.copyOf(starts, 2 * size);
                ends = Arrays.copyOf(ends, 2 * size);
            }
            starts[size] = from;
            ends[size++] = to;
        }

        IntervalSet set() {
            return IntervalSet.ofMicros(Arrays.copyOf(starts, size), Arrays.copyOf(ends, size));
        }
    }
}
