package dev.orrery.launcher.bench;

import io.grpc.stub.StreamObserver;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * A closed load as {@link Load} is, of clients that have no threads: what brings an answer asks the client's next
 * question. For calls so small that waking a thread for each answer would take the processors that are measured. Its
 * channel needs {@code directExecutor()}, else there is such a thread again.
 */
final class CallsInFlight {

    private CallsInFlight() {}

    /** Makes a call, whose answers are its rows; called at the same time for several clients. */
    @FunctionalInterface
    interface Call<T> {
        void ask(RandomGenerator random, StreamObserver<T> answers);
    }

    /** Each client asks what {@code call} asks; the same seeds in every run. */
    static <T> Load.Result run(int count, Call<T> call) throws InterruptedException, ExecutionException {
        long begin = System.nanoTime() + Load.WARM_UP.toNanos();
        List<Client<T>> clients = IntStream.range(0, count)
                .mapToObj(seed -> new Client<>(call, new Random(seed), begin))
                .toList();
        clients.forEach(Client::ask);
        Load.Result all = Load.Result.NONE;
        for (Client<T> client : clients) {
            all = all.and(client.result.get());
        }
        return all;
    }

    /** Has one call at a time, so that what it keeps is written by one thread after the other. */
    private static final class Client<T> {

        private static final int FIRST_SAMPLES = 1 << 16;

        private final CompletableFuture<Load.Result> result = new CompletableFuture<>();
        private final Call<T> call;
        private final RandomGenerator random;
        private final long begin;
        private final long end;
        private long[] nanos = new long[FIRST_SAMPLES];
        private int samples;
        private long rows;

        Client(Call<T> call, RandomGenerator random, long begin) {
            this.call = call;
            this.random = random;
            this.begin = begin;
            this.end = begin + Load.MEASURED.toNanos();
        }

        void ask() {
            long asked = System.nanoTime();
            if (asked - end >= 0) {
                result.complete(new Load.Result(Arrays.copyOf(nanos, samples), rows));
            } else {
                call.ask(random, new Answer(asked));
            }
        }

        private void answered(long asked, int itsRows) {
            if (asked - begin < 0) {
                return;
            }
            if (samples == nanos.length) {
                nanos = Arrays.copyOf(nanos, 2 * samples);
            }
            nanos[samples++] = System.nanoTime() - asked;
            rows += itsRows;
        }

        private final class Answer implements StreamObserver<T> {

            private final long asked;
            private int rows;

            Answer(long asked) {
                this.asked = asked;
            }

            @Override
            public void onNext(T row) {
                rows++;
            }

            @Override
            public void onError(Throwable failure) {
                result.completeExceptionally(failure);
            }

            @Override
            public void onCompleted() {
                answered(asked, rows);
                ask();
            }
        }
    }
}
