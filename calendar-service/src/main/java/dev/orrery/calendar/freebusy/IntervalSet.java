package dev.orrery.calendar.freebusy;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/**
 * A set of moments, kept as the fewest intervals that hold them: in order, none touching another. Every operation walks
 * over the bounds of both sets once.
 */
public final class IntervalSet {
    public static final IntervalSet EMPTY = new IntervalSet(new long[0]);

    private static final long MICROS = 1_000_000;

    /** Microseconds since 1970, strictly rising: a start, its end, the next start. */
    private final long[] bounds;

    private IntervalSet(long[] bounds) {
        this.bounds = bounds;
    }

    public static IntervalSet of(Interval... intervals) {
        return of(Arrays.asList(intervals));
    }

    /** All moments of these, which may overlap and come in any order. */
    public static IntervalSet of(Collection<Interval> intervals) {
        long[] starts = new long[intervals.size()];
        long[] ends = new long[intervals.size()];
        int i = 0;
        for (Interval interval : intervals) {
            starts[i] = micros(interval.start());
            ends[i++] = micros(interval.end());
        }
        return ofMicros(starts, ends);
    }

    /** The same of bounds, each end after its start. */
    static IntervalSet ofMicros(long[] starts, long[] ends) {
        Arrays.sort(starts);
        Arrays.sort(ends);
        long[] merged = new long[2 * starts.length];
        int size = 0;
        for (int opened = 0; opened < starts.length; opened++) {
            // As many have ended as have begun: nothing is open between the two.
            boolean isGap = opened == 0 || ends[opened - 1] < starts[opened];
            if (isGap) {
                merged[size++] = starts[opened];
                merged[size++] = ends[opened];
            } else {
                merged[size - 1] = ends[opened];
            }
        }
        return new IntervalSet(Arrays.copyOf(merged, size));
    }

    /** Moments of either. */
    public IntervalSet union(IntervalSet other) {
        return combine(other, (mine, others) -> mine || others);
    }

    /** Moments of both. */
    public IntervalSet intersection(IntervalSet other) {
        return combine(other, (mine, others) -> mine && others);
    }

    /** Moments of this and not of the other. */
    public IntervalSet minus(IntervalSet other) {
        return combine(other, (mine, others) -> mine && !others);
    }

    public boolean isEmpty() {
        return bounds.length == 0;
    }

    public boolean contains(Interval interval) {
        int i = firstEndingAfter(micros(interval.start()));
        return i < bounds.length && bounds[i] <= micros(interval.start()) && micros(interval.end()) <= bounds[i + 1];
    }

    public boolean overlaps(Interval interval) {
        int i = firstEndingAfter(micros(interval.start()));
        return i < bounds.length && bounds[i] < micros(interval.end());
    }

    public List<Interval> intervals() {
        List<Interval> intervals = new ArrayList<>(bounds.length / 2);
        forEachMicros((start, end) -> intervals.add(new Interval(instant(start), instant(end))));
        return intervals;
    }

    /** The same without an object for each: starts and ends in microseconds since 1970. */
    public void forEachMicros(BoundsReader reader) {
        for (int i = 0; i < bounds.length; i += 2) {
            reader.read(bounds[i], bounds[i + 1]);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof IntervalSet set && Arrays.equals(bounds, set.bounds);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bounds);
    }

    @Override
    public String toString() {
        return intervals().toString();
    }

    static long micros(Instant instant) {
        return Math.addExact(Math.multiplyExact(instant.getEpochSecond(), MICROS), instant.getNano() / 1_000);
    }

    private static Instant instant(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }

    /** Where the first interval that ends after a moment begins among the bounds. */
    private int firstEndingAfter(long micros) {
        int found = Arrays.binarySearch(bounds, micros);
        int after = found >= 0 ? found + 1 : -found - 1;
        return after - after % 2;
    }

    private IntervalSet combine(IntervalSet other, Membership membership) {
        long[] combined = new long[bounds.length + other.bounds.length];
        int size = 0;
        int mine = 0;
        int others = 0;
        while (mine < bounds.length || others < other.bounds.length) {
            long next = Math.min(at(bounds, mine), at(other.bounds, others));
            mine += at(bounds, mine) == next ? 1 : 0;
            others += at(other.bounds, others) == next ? 1 : 0;
            // After an odd number of bounds one is within an interval.
            if (membership.of(mine % 2 == 1, others % 2 == 1) != (size % 2 == 1)) {
                combined[size++] = next;
            }
        }
        return new IntervalSet(Arrays.copyOf(combined, size));
    }

    private static long at(long[] bounds, int index) {
        return index < bounds.length ? bounds[index] : Long.MAX_VALUE;
    }

    /** Is told an interval's bounds. */
    @FunctionalInterface
    public interface BoundsReader {
        void read(long start, long end);
    }

    /** Whether a moment is in a combination, from whether it is in each of the two. */
    @FunctionalInterface
    private interface Membership {
        boolean of(boolean mine, boolean others);
    }
}
