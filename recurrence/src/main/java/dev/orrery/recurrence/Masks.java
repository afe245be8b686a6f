package dev.orrery.recurrence;

import java.util.ArrayList;
import java.util.List;

/** Small sets of numbers as bits of a long, and days of a year as bits of six. */
final class Masks {
    /** Longs that hold the days of a year, one to spare in the last. */
    static final int YEAR_WORDS = 6;

    private Masks() {}

    static List<Integer> values(long mask) {
        List<Integer> values = new ArrayList<>(Long.bitCount(mask));
        for (long rest = mask; rest != 0; rest &= rest - 1) {
            values.add(Long.numberOfTrailingZeros(rest));
        }
        return List.copyOf(values);
    }

    /** Positive values ascending, then the negative ones ascending. */
    static List<Integer> signedValues(long positive, long negative) {
        List<Integer> values = new ArrayList<>(values(positive));
        for (long rest = negative; rest != 0; rest &= ~Long.highestOneBit(rest)) {
            values.add(Long.numberOfTrailingZeros(Long.highestOneBit(rest)) * -1);
        }
        return List.copyOf(values);
    }

    static boolean isEmpty(long[] days) {
        return (days[0] | days[1] | days[2] | days[3] | days[4] | days[5]) == 0;
    }

    static boolean contains(long[] days, int day) {
        return (days[day >> 6] >>> (day & 63) & 1) != 0;
    }

    static void add(long[] days, int day) {
        days[day >> 6] |= 1L << (day & 63);
    }

    /** Adds up to 58 days at once: bit 0 of {@code mask} is day {@code at}. */
    static void addAll(long[] days, int at, long mask) {
        int word = at >> 6;
        int shift = at & 63;
        days[word] |= mask << shift;
        long rest = shift == 0 ? 0 : mask >>> (64 - shift);
        if (rest != 0) {
            days[word + 1] |= rest;
        }
    }

    /** Adds {@code from} to {@code to}, exclusive; parts outside of the year are ignored. */
    static void addRange(long[] days, int from, int to) {
        int start = Math.max(from, 0);
        int end = Math.min(to, YEAR_WORDS * 64);
        while (start < end) {
            int word = start >> 6;
            int stop = Math.min(end, (word + 1) << 6);
            long upTo = (stop & 63) == 0 ? -1L : (1L << (stop & 63)) - 1;
            days[word] |= upTo & -1L << (start & 63);
            start = stop;
        }
    }

    static void retainAll(long[] days, long[] others) {
        for (int i = 0; i < YEAR_WORDS; i++) {
            days[i] &= others[i];
        }
    }
}
