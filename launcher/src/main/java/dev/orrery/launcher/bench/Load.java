package dev.orrery.launcher.bench;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/** A closed load: some clients at once, each asking again as soon as it is answered. */
final class Load {

    static final int CLIENTS = 2;

    static final Duration WARM_UP = Duration.ofSeconds(15);
    static final Duration MEASURED = Duration.ofSeconds(10);

    private static final int MAX_SAMPLES = 1_000_000;

    private Load() {}

    /** One client's question; answers how many rows came back. */
    @FunctionalInterface
    interface Question extends AutoCloseable {
        int ask(RandomGenerator random) throws Exception;

        /** Takes away what the answer left behind; it is not part of the time that the answer took. */
        default void clear() {}

        /** Most have nothing of their own to close. */
        @Override
        default void close() throws SQLException {}
    }

    /** What was measured: latencies in nanoseconds, ascending, and the rows of all answers. */
    static final class Result {

        static final Result NONE = new Result(new long[0], 0);

        private final long[] nanos;
        private final long rows;

        Result(long[] nanos, long rows) {
            this.nanos = nanos;
            this.rows = rows;
        }

        /** What both measured. */
        Result and(Result other) {
            long[] both = Arrays.copyOf(nanos, nanos.length + other.nanos.length);
            System.arraycopy(other.nanos, 0, both, nanos.length, other.nanos.length);
            Arrays.sort(both);
            return new Result(both, rows + other.rows);
        }

        double perSecond() {
            return nanos.length / (double) MEASURED.toSeconds();
        }

        String row(String name) {
            return String.format(
                    Locale.ROOT,
                    "  %-36s %10.1f %8.2f %8.2f %8.2f %8.0f",
                    name,
                    perSecond(),
                    percentileMillis(50),
                    percentileMillis(95),
                    percentileMillis(99),
                    rows / (double) Math.max(1, nanos.length));
        }

        private double percentileMillis(int percent) {
            return nanos.length == 0 ? 0 : nanos[(nanos.length - 1) * percent / 100] / 1e6;
        }
    }

    static final String HEADER =
            String.format("  %-36s %10s %8s %8s %8s %8s", "", "per second", "p50 ms", "p95 ms", "p99 ms", "rows");

    /** Each client gets a question of its own, made by {@code client}; the same seeds in every run. */
    static Result run(Supplier<Question> client) throws InterruptedException, ExecutionException {
        return run(CLIENTS, client);
    }

    /** The same with another number of clients. */
    static Result run(int count, Supplier<Question> client) throws InterruptedException, ExecutionException {
        try (ExecutorService threads = Executors.newFixedThreadPool(count)) {
            List<Callable<Result>> clients = IntStream.range(0, count)
                    .<Callable<Result>>mapToObj(seed -> () -> {
                        try (Question question = client.get()) {
                            return ask(question, new Random(seed));
                        }
                    })
                    .toList();
            Result all = Result.NONE;
            for (Future<Result> answer : threads.invokeAll(clients)) {
                all = all.and(answer.get());
            }
            return all;
        }
    }

    private static Result ask(Question question, RandomGenerator random) throws Exception {
        long warm = System.nanoTime() + WARM_UP.toNanos();
        while (System.nanoTime() < warm) {
            question.ask(random);
            question.clear();
        }
        long[] nanos = new long[MAX_SAMPLES];
        int samples = 0;
        long rows = 0;
        long end = System.nanoTime() + MEASURED.toNanos();
        for (long begin = System.nanoTime(); begin < end && samples < MAX_SAMPLES; begin = System.nanoTime()) {
            rows += question.ask(random);
            nanos[samples++] = System.nanoTime() - begin;
            question.clear();
        }
        return new Result(Arrays.copyOf(nanos, samples), rows);
    }
}
