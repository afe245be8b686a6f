package dev.orrery.launcher.bench;

import dev.orrery.okr.v1.IngestMeasurementsRequest;
import dev.orrery.okr.v1.IngestMeasurementsResponse;
import io.grpc.stub.ClientCallStreamObserver;
import io.grpc.stub.ClientResponseObserver;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

/** The sender of a stream, a few batches ahead of what was acknowledged. */
final class AcknowledgedStream
        implements ClientResponseObserver<IngestMeasurementsRequest, IngestMeasurementsResponse> {

    private static final int MAX_AHEAD = 4;

    private final Semaphore room = new Semaphore(MAX_AHEAD);
    private final CountDownLatch ended = new CountDownLatch(1);
    private final AtomicLong created = new AtomicLong();
    private final AtomicReference<Throwable> failure = new AtomicReference<>();
    private final AtomicReference<ClientCallStreamObserver<IngestMeasurementsRequest>> requests =
            new AtomicReference<>();

    void send(IngestMeasurementsRequest batch) throws InterruptedException {
        room.acquire();
        throwFailure();
        requests().onNext(batch);
    }

    /** Waits for the last acknowledgement; how many measurements were new. */
    long end() throws InterruptedException {
        requests().onCompleted();
        ended.await();
        throwFailure();
        return created.get();
    }

    private ClientCallStreamObserver<IngestMeasurementsRequest> requests() {
        return Objects.requireNonNull(requests.get(), "the call has not been started");
    }

    private void throwFailure() {
        Throwable thrown = failure.get();
        if (thrown != null) {
            throw new IllegalStateException("the stream broke", thrown);
        }
    }

    @Override
    public void beforeStart(ClientCallStreamObserver<IngestMeasurementsRequest> stream) {
        requests.set(stream);
    }

    @Override
    public void onNext(IngestMeasurementsResponse answer) {
        created.addAndGet(answer.getResult().getCreated());
        room.release();
    }

    @Override
    public void onError(Throwable thrown) {
        failure.set(thrown);
        room.release();
        ended.countDown();
    }

    @Override
    public void onCompleted() {
        ended.countDown();
    }
}
