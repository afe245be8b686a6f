package dev.orrery.recurrence;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;

/**
 * Prints what each rule costs in each engine, in one run whose rounds alternate between the engines, in processor
 * time of the thread, so that a busy machine disturbs little; the lower quartile of the rounds counts. JMH has the totals:
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
        for (ZoneId zone : List.of(TypicalRules.FLOATING, TypicalRules.ZONED)) {
            System.out.printf(
                    "%n| rule in %s | times | Orrery ns | lib-recur ns | ratio |%n|---|---|---|---|---|%n", zone);
            long until = TypicalRules.untilSecond(zone);
            warmUp(zone, until);
            double ours = 0;
            double theirs = 0;
            long total = 0;
            for (String rule : TypicalRules.all()) {
                long count = count(rule, zone, until);
                double[] nanos = quartiles(rule, zone, until);
                System.out.printf(
                        "| %s | %d | %.0f | %.0f | %.2f |%n", rule, count, nanos[0], nanos[1], nanos[0] / nanos[1]);
                ours += nanos[0];
                theirs += nanos[1];
                total += count;
            }
            System.out.printf(
                    "%nAll: %.1f ns an occurrence, lib-recur %.1f ns, over %d occurrences%n",
                    ours / total, theirs / total, total);
        }
    }

    private static void warmUp(ZoneId zone, long until) {
        for (int i = 0; i < WARM_UPS; i++) {
            for (String rule : TypicalRules.all()) {
                for (Expanders.Expander engine : ENGINES) {
                    round(engine, rule, zone, until, WARM_UP_NANOS);
                }
            }
        }
    }

    private static long count(String rule, ZoneId zone, long until) {
        RecurrenceSet set =
                RecurrenceSet.ofRule(RecurrenceRule.parse(rule), new EventTime.Zoned(TypicalRules.START, zone));
        Window window =
                Window.between(TypicalRules.START.atZone(zone).toInstant(), java.time.Instant.ofEpochSecond(until));
        return set.expand(window, WorkBudget.DEFAULT).occurrences().size();
    }

    private static double[] quartiles(String rule, ZoneId zone, long until) {
        double[][] nanos = new double[ENGINES.length][ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            for (int engine = 0; engine < ENGINES.length; engine++) {
                nanos[engine][round] = round(ENGINES[engine], rule, zone, until, ROUND_NANOS);
            }
        }
        return Arrays.stream(nanos)
                .mapToDouble(rounds -> {
                    Arrays.sort(rounds);
                    return rounds[ROUNDS / 4];
                })
                .toArray();
    }

    private static double round(Expanders.Expander engine, String rule, ZoneId zone, long until, long atLeastNanos) {
        long begin = THREADS.getCurrentThreadCpuTime();
        long passed = 0;
        int calls = 0;
        long sum = 0;
        while (passed < atLeastNanos) {
            for (int i = 0; i < 8; i++) {
                sum += engine.expand(rule, TypicalRules.START, zone, until);
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
