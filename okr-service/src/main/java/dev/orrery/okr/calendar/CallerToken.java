package dev.orrery.okr.calendar;

import dev.orrery.kit.identity.AuthorizationHeader;
import io.grpc.CallCredentials;
import io.grpc.Context;
import io.grpc.Contexts;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import org.springframework.grpc.server.GlobalServerInterceptor;
import org.springframework.stereotype.Component;

/**
 * Keeps the token of the running call, so that calendar-service is asked in the caller's own name and decides itself
 * what they may read.
 */
@Component
@GlobalServerInterceptor
final class CallerToken implements ServerInterceptor {
    private static final Context.Key<String> KEY = Context.key("orrery-caller-token");

    @Override
    public <Q, R> ServerCall.Listener<Q> interceptCall(
            ServerCall<Q, R> call, Metadata headers, ServerCallHandler<Q, R> next) {
        String authorization = headers.get(AuthorizationHeader.KEY);
        return authorization == null
                ? next.startCall(call, headers)
                : Contexts.interceptCall(Context.current().withValue(KEY, authorization), call, headers, next);
    }

    /** Credentials of the caller of the running call. */
    static CallCredentials current() {
        String authorization = KEY.get();
        if (authorization == null) {
            throw new IllegalStateException("no token on this thread (expected: within an authenticated call)");
        }
        return AuthorizationHeader.of(authorization);
    }
}
