package dev.orrery.launcher.bench;

import java.util.Arrays;
import java.util.Locale;

/** One client that does the same thing many times, one after the other. */
final class Timing {

    static final String HEADER = String.format("  %-44s %10s %10s %10s", "", "p50 ms", "p95 ms", "max ms");

    private Timing() {}

    /** What is timed; {@code round} counts from 0. */
    @FunctionalInterface
    interface Work {
        void run(int round) throws Exception;
    }

    /** Times all rounds but the first tenth, which warms up. */
    static String row(String name, int rounds, Work work) throws Exception {
        int warmUp = rounds / 10;
        return row(name, warmUp, rounds - warmUp, work);
    }

    /**
     * Times so many rounds after others that warm up: a service that has just started still compiles what it runs, on the
     * processors that the rounds need.
     */
    static String row(String name, int warmUp, int timed, Work work) throws Exception {
        return row(name, warmUp, timed, _ -> {}, work);
    }

    /** Times what comes after something that is not timed. */
    static String row(String name, int warmUp, int timed, Work before, Work work) throws Exception {
        long[] nanos = new long[timed];
        for (int round = 0; round < warmUp + timed; round++) {
            before.run(round);
            long begin = System.nanoTime();
            work.run(round);
            if (round >= warmUp) {
                nanos[round - warmUp] = System.nanoTime() - begin;
            }
        }
        Arrays.sort(nanos);
        return String.format(
                Locale.ROOT,
                "  %-44s %10.2f %10.2f %10.2f",
                name,
                nanos[(nanos.length - 1) / 2] / 1e6,
                nanos[(nanos.length - 1) * 95 / 100] / 1e6,
                nanos[nanos.length - 1] / 1e6);
    }
}
