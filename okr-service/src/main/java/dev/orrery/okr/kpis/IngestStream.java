package dev.orrery.okr.kpis;

import dev.orrery.okr.v1.BatchCreateMeasurementsResponse;
import dev.orrery.okr.v1.IngestMeasurementsRequest;
import dev.orrery.okr.v1.IngestMeasurementsResponse;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.util.function.Function;

/**
 * One stream of batches. The next is asked for when the one before is committed and there is room for its
 * acknowledgement; until then the sender's own flow control holds it back. gRPC calls it from one thread at a time.
 */
final class IngestStream implements StreamObserver<IngestMeasurementsRequest> {
    private final ServerCallStreamObserver<IngestMeasurementsResponse> call;
    private final Function<IngestMeasurementsRequest, BatchCreateMeasurementsResponse> work;
    private long sequence;
    private boolean isWaiting;

    IngestStream(
            ServerCallStreamObserver<IngestMeasurementsResponse> call,
            Function<IngestMeasurementsRequest, BatchCreateMeasurementsResponse> work) {
        this.call = call;
        this.work = work;
    }

    void begin() {
        call.disableAutoRequest();
        call.setOnReadyHandler(this::resume);
        call.request(1);
    }

    @Override
    public void onNext(IngestMeasurementsRequest batch) {
        BatchCreateMeasurementsResponse result = work.apply(batch);
        sequence++;
        call.onNext(IngestMeasurementsResponse.newBuilder()
                .setSequence(sequence)
                .setResult(result)
                .build());
        isWaiting = true;
        resume();
    }

    private void resume() {
        if (isWaiting && call.isReady()) {
            isWaiting = false;
            call.request(1);
        }
    }

    /** The sender has gone; what was acknowledged is committed. */
    @Override
    public void onError(Throwable cancelled) {
        isWaiting = false;
    }

    @Override
    public void onCompleted() {
        call.onCompleted();
    }
}
