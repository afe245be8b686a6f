package dev.orrery.recurrence;

import java.util.Arrays;

/** Listed seconds, such as those of RDATE and EXDATE. */
final class ArrayCursor extends Cursor {
    private final long[] values;
    private final boolean backward;
    private int index;

    private ArrayCursor(long[] values, int index, boolean backward) {
        this.values = values;
        this.index = index;
        this.backward = backward;
    }

    /** Those at or after {@code from}, of ascending values. */
    static ArrayCursor forward(long[] values, long from) {
        return new ArrayCursor(values, lowerBound(values, from), false);
    }

    /** Those before {@code before}, the latest first and negated. */
    static ArrayCursor backward(long[] values, long before) {
        return new ArrayCursor(values, lowerBound(values, before) - 1, true);
    }

    @Override
    long next() {
        if (backward) {
            return index < 0 ? END : -values[index--];
        }
        return index >= values.length ? END : values[index++];
    }

    static int lowerBound(long[] values, long value) {
        int found = Arrays.binarySearch(values, value);
        return found >= 0 ? found : -found - 1;
    }
}
