package dev.orrery.kit.follow;

import io.grpc.Status;
import io.grpc.stub.ClientCallStreamObserver;
import io.grpc.stub.ClientResponseObserver;
import io.grpc.stub.StreamObserver;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The frames of a stream as they arrive, up to a limit ahead of the one thread that takes them: what has arrived can be
 * told from what must be waited for. The other side is asked for many at a time, as asking for one takes longer than
 * reading it.
 */
public final class ArrivingFrames<C> implements AutoCloseable {
    static final int LIMIT = 200;
    private static final int ASKED_AT_ONCE = LIMIT / 2;

    /** Bounded by what the other side is asked for. */
    private final BlockingQueue<Item<C>> arrived = new LinkedBlockingQueue<>();

    private @Nullable ClientCallStreamObserver<?> call;
    private int taken;

    private ArrivingFrames() {}

    /**
     * Begins a call in the current gRPC context, which ends it as well.
     *
     * @param begin makes the call, which is to answer this observer
     * @param meaning of a message
     */
    public static <M, C> ArrivingFrames<C> of(
            Consumer<StreamObserver<M>> begin, Function<? super M, Frame<C>> meaning) {
        ArrivingFrames<C> frames = new ArrivingFrames<>();
        begin.accept(frames.new Reader<>(meaning));
        return frames;
    }

    /** Waits for the next; empty where the stream has ended, and where it has failed its failure. */
    Optional<Frame<C>> take() {
        try {
            return switch (arrived.take()) {
                case Item.Arrived<C> item -> {
                    countTaken();
                    yield Optional.of(item.frame());
                }
                case Item.Ended<C> end -> {
                    arrived.add(end);
                    RuntimeException failure = end.failure();
                    if (failure != null) {
                        throw failure;
                    }
                    yield Optional.empty();
                }
            };
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    /** The next, if it is here. */
    Optional<Frame<C>> poll() {
        return arrived.peek() instanceof Item.Arrived<C> ? take() : Optional.empty();
    }

    private void countTaken() {
        if (++taken == ASKED_AT_ONCE) {
            Objects.requireNonNull(call).request(taken);
            taken = 0;
        }
    }

    /** Ends the stream as well. */
    @Override
    public void close() {
        Objects.requireNonNull(call).cancel("It is not followed any more.", null);
    }

    private sealed interface Item<C> {
        record Arrived<C>(Frame<C> frame) implements Item<C> {}

        record Ended<C>(@Nullable RuntimeException failure) implements Item<C> {}
    }

    private final class Reader<M> implements ClientResponseObserver<Object, M> {
        private final Function<? super M, Frame<C>> meaning;

        Reader(Function<? super M, Frame<C>> meaning) {
            this.meaning = meaning;
        }

        @Override
        public void beforeStart(ClientCallStreamObserver<Object> started) {
            started.disableAutoRequestWithInitial(LIMIT);
            call = started;
        }

        @Override
        public void onNext(M message) {
            arrived.add(new Item.Arrived<>(meaning.apply(message)));
        }

        @Override
        public void onError(Throwable failure) {
            arrived.add(new Item.Ended<>(Status.fromThrowable(failure).asRuntimeException()));
        }

        @Override
        public void onCompleted() {
            arrived.add(new Item.Ended<>(null));
        }
    }
}
