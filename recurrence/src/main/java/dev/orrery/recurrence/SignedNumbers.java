package dev.orrery.recurrence;

import java.util.Arrays;

/** The canonical order of values that count from the start or, when negative, from the end. */
final class SignedNumbers {
    private SignedNumbers() {}

    /**
     * Positive values ascending, then the negative ones ascending; each once. Lists are short, so insertion does. Fewer than
     * two values are in order already and not copied.
     */
    static int[] sorted(int[] values) {
        if (values.length < 2) {
            return values;
        }
        int[] sorted = values.clone();
        int size = 0;
        for (int value : values) {
            int at = size;
            while (at > 0 && order(sorted[at - 1]) > order(value)) {
                at--;
            }
            if (at == 0 || sorted[at - 1] != value) {
                System.arraycopy(sorted, at, sorted, at + 1, size - at);
                sorted[at] = value;
                size++;
            }
        }
        return size == values.length ? sorted : Arrays.copyOf(sorted, size);
    }

    /** Sorts positive values before negative ones. */
    static int order(int value) {
        return value > 0 ? value : 2_000 + value;
    }

    static int[] concat(int[] first, int[] second) {
        if (first.length == 0) {
            return second.clone();
        }
        int[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }
}
