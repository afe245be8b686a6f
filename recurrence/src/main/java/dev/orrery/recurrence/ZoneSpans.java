package dev.orrery.recurrence;

import java.util.Arrays;

/** Adjoining spans of local time, each with one offset or a gap that no clock shows. */
final class ZoneSpans {
    private final long[] starts;
    private final int[] offsets;
    private final boolean[] gaps;

    private ZoneSpans(long[] starts, int[] offsets, boolean[] gaps) {
        this.starts = starts;
        this.offsets = offsets;
        this.gaps = gaps;
    }

    int indexOf(long local) {
        int low = 0;
        int high = offsets.length - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (starts[middle] <= local) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }

    int size() {
        return offsets.length;
    }

    long start(int index) {
        return starts[index];
    }

    /** The first local second after the span. */
    long end(int index) {
        return starts[index + 1];
    }

    /** Seconds to subtract from local time; in a gap those of before it. */
    int offset(int index) {
        return offsets[index];
    }

    boolean isGap(int index) {
        return gaps[index];
    }

    /** Collects spans in order and joins neighbours that are alike. */
    static final class Builder {
        private final long[] starts;
        private final int[] offsets;
        private final boolean[] gaps;
        private int size;

        Builder(int maxSize) {
            starts = new long[maxSize + 1];
            offsets = new int[maxSize];
            gaps = new boolean[maxSize];
        }

        void add(long start, int offset) {
            add(start, offset, false);
        }

        void addGap(long start, int offsetBefore) {
            add(start, offsetBefore, true);
        }

        private void add(long start, int offset, boolean isGap) {
            if (size > 0 && offsets[size - 1] == offset && gaps[size - 1] == isGap) {
                return;
            }
            starts[size] = start;
            offsets[size] = offset;
            gaps[size++] = isGap;
        }

        ZoneSpans build(long end) {
            starts[size] = end;
            return new ZoneSpans(
                    Arrays.copyOf(starts, size + 1), Arrays.copyOf(offsets, size), Arrays.copyOf(gaps, size));
        }
    }
}
