package dev.orrery.kit.follow;

import io.grpc.Context;
import java.util.Iterator;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.jspecify.annotations.Nullable;

/**
 * Reads a stream ahead of whoever takes from it, up to a limit: what has arrived can be told from what must be waited
 * for, which the stream itself does not say.
 */
final class ReadAhead<T> implements AutoCloseable {
    private final BlockingQueue<Item<T>> arrived;
    private final Thread reader;

    private ReadAhead(Iterator<T> stream, int limit) {
        this.arrived = new ArrayBlockingQueue<>(limit);
        this.reader = Thread.ofVirtual()
                .name("read-ahead")
                .unstarted(Context.current().wrap(() -> read(stream)));
    }

    static <T> ReadAhead<T> of(Iterator<T> stream, int limit) {
        ReadAhead<T> ahead = new ReadAhead<>(stream, limit);
        ahead.reader.start();
        return ahead;
    }

    /** Waits for the next; empty where the stream has ended, and where it has failed its failure. */
    Optional<T> take() {
        try {
            return switch (arrived.take()) {
                case Item.Arrived<T> item -> Optional.of(item.value());
                case Item.Ended<T> end -> {
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
    Optional<T> poll() {
        return arrived.peek() instanceof Item.Arrived<T> ? take() : Optional.empty();
    }

    private void read(Iterator<T> stream) {
        try {
            Item<T> end = new Item.Ended<>(null);
            try {
                while (stream.hasNext()) {
                    arrived.put(new Item.Arrived<>(stream.next()));
                }
            } catch (RuntimeException failure) {
                end = new Item.Ended<>(failure);
            }
            arrived.put(end);
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    /** Ends the stream as well: an interrupted call is a cancelled one. */
    @Override
    public void close() {
        reader.interrupt();
    }

    private sealed interface Item<T> {
        record Arrived<T>(T value) implements Item<T> {}

        record Ended<T>(@Nullable RuntimeException failure) implements Item<T> {}
    }
}
