package dev.orrery.okr.reports;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.Optional;

/** Numbers from 0 to 1 in ranges of one width: how many are in each, and the average of what belongs to them. */
final class Ranges {
    private static final int DIGITS = 8;

    private final int[] counts;
    private final BigDecimal[] sums;

    Ranges(int count) {
        this.counts = new int[count];
        this.sums = new BigDecimal[count];
        Arrays.fill(sums, BigDecimal.ZERO);
    }

    /** Counts {@code number}, with what belongs to it. 1 is in the last range. */
    void add(BigDecimal number, BigDecimal belonging) {
        int range = number.multiply(BigDecimal.valueOf(counts.length)).intValue();
        int index = Math.min(range, counts.length - 1);
        counts[index]++;
        sums[index] = sums[index].add(belonging);
    }

    int size() {
        return counts.length;
    }

    int count(int range) {
        return counts[range];
    }

    BigDecimal lower(int range) {
        return BigDecimal.valueOf(range).divide(BigDecimal.valueOf(counts.length), DIGITS, RoundingMode.DOWN);
    }

    /** The average of what belongs to a range; empty where nothing is in it. */
    Optional<BigDecimal> average(int range) {
        return counts[range] == 0
                ? Optional.empty()
                : Optional.of(sums[range].divide(BigDecimal.valueOf(counts[range]), DIGITS, RoundingMode.DOWN));
    }
}
