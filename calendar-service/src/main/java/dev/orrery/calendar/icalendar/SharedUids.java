package dev.orrery.calendar.icalendar;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * How many components have the same UID, for the few UIDs that several have. Remembered by a hash: a million UIDs take
 * eight megabytes, and two that collide are only taken for one a little longer.
 */
public final class SharedUids {
    private final Map<Long, Integer> counts;

    private SharedUids(Map<Long, Integer> counts) {
        this.counts = Map.copyOf(counts);
    }

    /** What stands for a UID here. */
    public static long key(String uid) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < uid.length(); i++) {
            // FNV-1a, 64 bits.
            hash = (hash ^ uid.charAt(i)) * 0x100000001b3L;
        }
        return hash;
    }

    /** How many components there are of each key that more than one has. */
    public Map<Long, Integer> counts() {
        return counts;
    }

    /** Counts the UIDs of a text as they come. */
    static final class Counter {
        private long[] keys = new long[1024];
        private int size;

        void add(String uid) {
            if (size == keys.length) {
                keys = Arrays.copyOf(keys, size * 2);
            }
            keys[size++] = key(uid);
        }

        SharedUids shared() {
            long[] sorted = Arrays.copyOf(keys, size);
            Arrays.sort(sorted);
            Map<Long, Integer> counts = new HashMap<>();
            for (int i = 1; i < sorted.length; i++) {
                if (sorted[i] == sorted[i - 1]) {
                    counts.merge(sorted[i], counts.containsKey(sorted[i]) ? 1 : 2, Integer::sum);
                }
            }
            return new SharedUids(counts);
        }
    }
}
