package dev.orrery.console.fakes;

import io.grpc.ForwardingServerCall.SimpleForwardingServerCall;
import io.grpc.ForwardingServerCallListener.SimpleForwardingServerCallListener;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Notes the token of every call, counts those under way, and lets calls fail on demand. */
public final class Calls implements ServerInterceptor {
    private static final Metadata.Key<String> AUTHORIZATION =
            Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER);

    private final List<String> tokens = new CopyOnWriteArrayList<>();
    private final AtomicInteger open = new AtomicInteger();
    private volatile @Nullable Status failure;

    /** Lets every call fail with this status from now on. */
    public void failWith(Status status) {
        failure = status;
    }

    /** The tokens that calls came with, in order. */
    public List<String> tokens() {
        return List.copyOf(tokens);
    }

    /** How many calls are under way. */
    public int openCalls() {
        return open.get();
    }

    void clear() {
        failure = null;
        tokens.clear();
    }

    @Override
    public <Q, R> ServerCall.Listener<Q> interceptCall(
            ServerCall<Q, R> call, Metadata headers, ServerCallHandler<Q, R> next) {
        String authorization = headers.get(AUTHORIZATION);
        tokens.add(authorization == null ? "" : authorization.replace("Bearer ", ""));
        Status refused = authorization == null ? Status.UNAUTHENTICATED : failure;
        if (refused != null) {
            call.close(refused, new Metadata());
            return new ServerCall.Listener<>() {};
        }
        open.incrementAndGet();
        return new SimpleForwardingServerCallListener<>(
                next.startCall(new SimpleForwardingServerCall<>(call) {}, headers)) {
            @Override
            public void onComplete() {
                open.decrementAndGet();
                super.onComplete();
            }

            @Override
            public void onCancel() {
                open.decrementAndGet();
                super.onCancel();
            }
        };
    }
}
