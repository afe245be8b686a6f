package dev.orrery.recurrence;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;

/**
 * Prints what each rule costs in each engine, in one run whose rounds alternate between the engines, in processor time of
 * the thread, so that a busy machine disturbs little; the lower quartile of the rounds counts. JMH has the totals:
 * {@link RecurrenceBenchmark}.
 */
public final class SpeedTable {
    private static final int ROUNDS = 24;
    private static final int WARM_UPS = 2;
    private static final long WARM_UP_NANOS = 20_000_000;
    private static final long ROUND_NANOS = 1_000_000;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private static final Expanders.Expander[] ENGINES = {Expanders::orrery, Expanders::libRecur};

    private SpeedTable() {}

    public static void main(String[] arguments) {
        int slower = print("floating", TypicalRules.floating()) + print("zoned", TypicalRules.zoned());
        System.out.printf(
                "%nSlower than lib-recur: %d of %d%n",
                slower, 2 * TypicalRules.all(TypicalRules.floating()).size());
    }

    /** How many of the rules are slower than in lib-recur. */
    private static int print(String kind, Stretch stretch) {
        System.out.printf("%n| rule, %s | times | Orrery ns | lib-recur ns | ratio |%n|---|---|---|---|---|%n", kind);
        warmUp(stretch);
        int slower = 0;
        double ours = 0;
        double theirs = 0;
        long total = 0;
        for (String rule : TypicalRules.all(stretch)) {
            long count = count(rule, stretch);
            double[] nanos = quartiles(rule, stretch);
            System.out.printf(
                    "| %s | %d | %.0f | %.0f | %.2f |%n", rule, count, nanos[0], nanos[1], nanos[0] / nanos[1]);
            slower += nanos[0] > nanos[1] ? 1 : 0;
            ours += nanos[0];
            theirs += nanos[1];
            total += count;
        }
        System.out.printf(
                "%nAll: %.1f ns an occurrence, lib-recur %.1f ns, over %d occurrences%n",
                ours / total, theirs / total, total);
        return slower;
    }

    private static void warmUp(Stretch stretch) {
        for (int i = 0; i < WARM_UPS; i++) {
            for (String rule : TypicalRules.all(stretch)) {
                for (Expanders.Expander engine : ENGINES) {
                    round(engine, rule, stretch, WARM_UP_NANOS);
                }
            }
        }
    }

    static long count(String rule, Stretch stretch) {
        return RecurrenceSet.ofRule(RecurrenceRule.parse(rule), Expanders.start(stretch))
                .expand(stretch.window(), WorkBudget.DEFAULT)
                .occurrences()
                .size();
    }

    private static double[] quartiles(String rule, Stretch stretch) {
        double[][] nanos = new double[ENGINES.length][ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            for (int engine = 0; engine < ENGINES.length; engine++) {
                nanos[engine][round] = round(ENGINES[engine], rule, stretch, ROUND_NANOS);
            }
        }
        return Arrays.stream(nanos)
                .mapToDouble(rounds -> {
                    Arrays.sort(rounds);
                    return rounds[ROUNDS / 4];
                })
                .toArray();
    }

    private static double round(Expanders.Expander engine, String rule, Stretch stretch, long atLeastNanos) {
        long begin = THREADS.getCurrentThreadCpuTime();
        long passed = 0;
        int calls = 0;
        long sum = 0;
        while (passed < atLeastNanos) {
            for (int i = 0; i < 8; i++) {
                sum += engine.expand(rule, stretch);
            }
            calls += 8;
            passed = THREADS.getCurrentThreadCpuTime() - begin;
        }
        if (sum == 42) {
            throw new IllegalStateException("never: the sum only keeps the work alive");
        }
        return (double) passed / calls;
    }
}
