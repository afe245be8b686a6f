package dev.orrery.kit.server;

import dev.orrery.kit.errors.CommonReason;
import dev.orrery.kit.errors.ServiceException;
import io.grpc.ForwardingServerCallListener.SimpleForwardingServerCallListener;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor.MethodType;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Refuses a call when enough are running, so that those finish: a refusal costs nothing, a queue costs everybody.
 * Streams are not counted; a watcher is idle most of its life and has limits of its own.
 */
public final class OverloadInterceptor implements ServerInterceptor {
    private static final Duration RETRY_DELAY = Duration.ofSeconds(1);

    private final Semaphore free;

    public OverloadInterceptor(int maxCalls) {
        this.free = new Semaphore(maxCalls);
    }

    @Override
    public <Q, R> ServerCall.Listener<Q> interceptCall(
            ServerCall<Q, R> call, Metadata headers, ServerCallHandler<Q, R> next) {
        if (call.getMethodDescriptor().getType() != MethodType.UNARY) {
            return next.startCall(call, headers);
        }
        if (!free.tryAcquire()) {
            throw ServiceException.of(CommonReason.RATE_LIMITED, "The service is busy; come again in a second.")
                    .retryAfter(RETRY_DELAY)
                    .build();
        }
        Permit permit = new Permit(free);
        try {
            return new Counted<>(next.startCall(call, headers), permit);
        } catch (RuntimeException failure) {
            permit.giveBack();
            throw failure;
        }
    }

    /** A call ends once, by completion or by cancellation. */
    private static final class Counted<Q> extends SimpleForwardingServerCallListener<Q> {
        private final Permit permit;

        Counted(ServerCall.Listener<Q> delegate, Permit permit) {
            super(delegate);
            this.permit = permit;
        }

        @Override
        public void onComplete() {
            permit.giveBack();
            super.onComplete();
        }

        @Override
        public void onCancel() {
            permit.giveBack();
            super.onCancel();
        }
    }

    private record Permit(Semaphore free, AtomicBoolean isGivenBack) {
        Permit(Semaphore free) {
            this(free, new AtomicBoolean());
        }

        void giveBack() {
            if (isGivenBack.compareAndSet(false, true)) {
                free.release();
            }
        }
    }
}
