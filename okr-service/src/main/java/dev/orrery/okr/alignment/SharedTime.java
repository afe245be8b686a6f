package dev.orrery.okr.alignment;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.stream.LongStream;

/** How much of one person's time each of several events gets: at every moment, those that run share it equally. */
public final class SharedTime {
    private SharedTime() {}

    /**
     * The share of each span, in microseconds, in the order given. Together they are exactly the time that any of them
     * covers: what does not divide goes to the first of those that run.
     */
    public static long[] of(List<TimeSpan> spans) {
        long[] shares = new long[spans.size()];
        if (spans.size() == 1) {
            shares[0] = spans.getFirst().length();
            return shares;
        }
        long[] moments = spans.stream()
                .flatMapToLong(span -> LongStream.of(span.start(), span.end()))
                .distinct()
                .sorted()
                .toArray();
        int[] byStart = order(spans, true);
        int[] byEnd = order(spans, false);
        BitSet running = new BitSet(spans.size());
        int begun = 0;
        int ended = 0;
        for (int i = 0; i + 1 < moments.length; i++) {
            for (; ended < byEnd.length && spans.get(byEnd[ended]).end() <= moments[i]; ended++) {
                running.clear(byEnd[ended]);
            }
            for (; begun < byStart.length && spans.get(byStart[begun]).start() <= moments[i]; begun++) {
                if (spans.get(byStart[begun]).end() > moments[i]) {
                    running.set(byStart[begun]);
                }
            }
            share(moments[i + 1] - moments[i], running, shares);
        }
        return shares;
    }

    private static void share(long length, BitSet running, long[] shares) {
        int count = running.cardinality();
        if (count == 0) {
            return;
        }
        long remainder = length % count;
        for (int index = running.nextSetBit(0); index >= 0; index = running.nextSetBit(index + 1)) {
            shares[index] += length / count + (remainder-- > 0 ? 1 : 0);
        }
    }

    private static int[] order(List<TimeSpan> spans, boolean isByStart) {
        Integer[] order = new Integer[spans.size()];
        Arrays.setAll(order, index -> index);
        Arrays.sort(
                order,
                (one, other) -> isByStart
                        ? Long.compare(spans.get(one).start(), spans.get(other).start())
                        : Long.compare(spans.get(one).end(), spans.get(other).end()));
        return Arrays.stream(order).mapToInt(Integer::intValue).toArray();
    }
}
