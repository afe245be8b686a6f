package dev.orrery.gateway.passthrough;

import dev.orrery.gateway.channels.GrpcChannels;
import io.grpc.Status;
import io.grpc.health.v1.HealthCheckRequest;
import io.grpc.health.v1.HealthCheckResponse;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.health.v1.HealthGrpc;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/** The health of the gateway itself (no service named), or of the backend that answers for a service. */
@Component
final class Health extends HealthGrpc.HealthImplBase {
    private static final long CHECK_TIMEOUT_SECONDS = 5;

    private final GrpcChannels channels;

    Health(GrpcChannels channels) {
        this.channels = channels;
    }

    @Override
    public void check(HealthCheckRequest request, StreamObserver<HealthCheckResponse> caller) {
        if (request.getService().isEmpty()) {
            caller.onNext(response(ServingStatus.SERVING));
            caller.onCompleted();
            return;
        }
        backend(request)
                .ifPresentOrElse(
                        stub -> stub.withDeadlineAfter(CHECK_TIMEOUT_SECONDS, TimeUnit.SECONDS)
                                .check(HealthCheckRequest.getDefaultInstance(), new Relay(caller)),
                        () -> caller.onError(Status.NOT_FOUND
                                .withDescription("no such service")
                                .asRuntimeException()));
    }

    @Override
    public void watch(HealthCheckRequest request, StreamObserver<HealthCheckResponse> caller) {
        if (request.getService().isEmpty()) {
            // The gateway serves for as long as somebody can hear it; the stream ends with either.
            ((ServerCallStreamObserver<HealthCheckResponse>) caller).setOnCancelHandler(() -> {});
            caller.onNext(response(ServingStatus.SERVING));
            return;
        }
        backend(request)
                .ifPresentOrElse(
                        stub -> stub.watch(HealthCheckRequest.getDefaultInstance(), new Relay(caller)),
                        () -> caller.onNext(response(ServingStatus.SERVICE_UNKNOWN)));
    }

    private Optional<HealthGrpc.HealthStub> backend(HealthCheckRequest request) {
        return channels.nameFor(new GrpcPath(request.getService(), "").protoPackage())
                .map(channels::byName)
                .map(HealthGrpc::newStub);
    }

    private static HealthCheckResponse response(ServingStatus status) {
        return HealthCheckResponse.newBuilder().setStatus(status).build();
    }

    /** Passes a backend's answers on; one that cannot be reached does not serve. */
    private record Relay(StreamObserver<HealthCheckResponse> caller) implements StreamObserver<HealthCheckResponse> {
        @Override
        public void onNext(HealthCheckResponse status) {
            caller.onNext(status);
        }

        @Override
        public void onError(Throwable error) {
            caller.onNext(response(ServingStatus.NOT_SERVING));
            caller.onCompleted();
        }

        @Override
        public void onCompleted() {
            caller.onCompleted();
        }
    }
}
