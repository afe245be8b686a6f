package dev.orrery.kit.changes;

import dev.orrery.kit.testing.ClientCall;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** A client of a stream whose transport takes as many frames as the test lets it. */
final class FakeClient extends ClientCall<String> {
    private final List<String> frames = new CopyOnWriteArrayList<>();
    private volatile int capacity = Integer.MAX_VALUE;
    private volatile boolean isCancelled;
    private volatile @Nullable Throwable failure;

    void takeOnly(int frameCount) {
        capacity = frameCount;
    }

    void cancel() {
        isCancelled = true;
    }

    List<String> frames() {
        return frames;
    }

    List<String> changes() {
        return frames.stream().filter(frame -> frame.startsWith("change")).toList();
    }

    @Nullable Throwable failure() {
        return failure;
    }

    @Override
    public boolean isReady() {
        return frames.size() < capacity;
    }

    @Override
    public boolean isCancelled() {
        return isCancelled;
    }

    @Override
    public void onNext(String frame) {
        frames.add(frame);
    }

    @Override
    public void onError(Throwable thrown) {
        failure = thrown;
    }
}
