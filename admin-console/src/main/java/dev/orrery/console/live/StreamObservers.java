package dev.orrery.console.live;

import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.ClientInterceptor;
import io.grpc.ForwardingClientCall.SimpleForwardingClientCall;
import io.grpc.ForwardingClientCallListener.SimpleForwardingClientCallListener;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.stub.ClientCallStreamObserver;
import io.grpc.stub.ClientResponseObserver;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Joins gRPC's observers to {@link ChangeStream.Listener}. */
final class StreamObservers {
    private StreamObservers() {}

    /** Tells the listener as soon as the service has answered with headers, which may be long before a frame. */
    static ClientInterceptor tellingOfHeaders(ChangeStream.Listener listener) {
        return new ClientInterceptor() {
            @Override
            public <Q, R> ClientCall<Q, R> interceptCall(
                    MethodDescriptor<Q, R> method, CallOptions options, Channel next) {
                return new SimpleForwardingClientCall<>(next.newCall(method, options)) {
                    @Override
                    public void start(Listener<R> responses, Metadata headers) {
                        super.start(
                                new SimpleForwardingClientCallListener<>(responses) {
                                    @Override
                                    public void onHeaders(Metadata received) {
                                        listener.onOpen();
                                        super.onHeaders(received);
                                    }
                                },
                                headers);
                    }
                };
            }
        };
    }

    /** An observer of one call, which can be cancelled from the moment it is made. */
    static final class Frames<Q, R> implements ClientResponseObserver<Q, R> {
        private final Function<R, Frame> frames;
        private final ChangeStream.Listener listener;
        private @Nullable ClientCallStreamObserver<Q> call;

        Frames(Function<R, Frame> frames, ChangeStream.Listener listener) {
            this.frames = frames;
            this.listener = listener;
        }

        @Override
        public synchronized void beforeStart(ClientCallStreamObserver<Q> started) {
            call = started;
        }

        @Override
        public void onNext(R response) {
            listener.onFrame(frames.apply(response));
        }

        @Override
        public void onError(Throwable failure) {
            listener.onEnd(failure);
        }

        @Override
        public void onCompleted() {
            listener.onEnd(null);
        }

        synchronized void cancel() {
            if (call != null) {
                call.cancel("nobody looks at this any more", null);
            }
        }
    }
}
