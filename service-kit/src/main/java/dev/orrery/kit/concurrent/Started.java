package dev.orrery.kit.concurrent;

import dev.orrery.kit.errors.ServiceException;
import io.grpc.Context;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;

/** Work that goes on in a thread of its own, in the call of whoever has started it. */
public final class Started<T> implements Supplier<T> {
    private final FutureTask<T> task;
    private final Thread thread;

    private Started(FutureTask<T> task, Thread thread) {
        this.task = task;
        this.thread = thread;
    }

    /** Starts it, in a thread of this name. */
    public static <T> Started<T> of(String name, Supplier<T> work) {
        FutureTask<T> task = new FutureTask<>(work::get);
        return new Started<>(
                task, Thread.ofVirtual().name(name).start(Context.current().wrap(task)));
    }

    /** Waits for what comes of it; throws what it has failed with. */
    @Override
    public T get() {
        try {
            return task.get();
        } catch (ExecutionException failure) {
            throw failure.getCause() instanceof RuntimeException refused
                    ? refused
                    : new IllegalStateException("the work that was started failed", failure.getCause());
        } catch (InterruptedException stopping) {
            throw ServiceException.stopping(stopping);
        }
    }

    /** Waits until it has ended, however it did. */
    public void await() {
        try {
            thread.join();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }
}
