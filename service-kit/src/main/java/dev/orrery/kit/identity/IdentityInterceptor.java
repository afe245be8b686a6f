package dev.orrery.kit.identity;

import dev.orrery.kit.errors.CommonReason;
import dev.orrery.kit.errors.ServiceException;
import io.grpc.Context;
import io.grpc.Contexts;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.JwtException;

/** Lets a call in only with a valid token, and runs it in the context of its {@link Caller}. */
public final class IdentityInterceptor implements ServerInterceptor {
    private static final String SCHEME = "Bearer ";

    /** Answer nothing about anybody's data, and are asked by those who have no token. */
    private static final Set<String> OPEN_SERVICES = Set.of(
            "grpc.health.v1.Health", "grpc.reflection.v1.ServerReflection", "grpc.reflection.v1alpha.ServerReflection");

    private static final Duration KEYS_RETRY_DELAY = Duration.ofSeconds(2);

    private final TokenVerifier tokens;
    private final Set<String> openMethods;

    /** {@code openMethods} need no token, as health and reflection never do. */
    public IdentityInterceptor(TokenVerifier tokens, Set<String> openMethods) {
        this.tokens = tokens;
        this.openMethods = Set.copyOf(openMethods);
    }

    @Override
    public <Q, R> ServerCall.Listener<Q> interceptCall(
            ServerCall<Q, R> call, Metadata headers, ServerCallHandler<Q, R> next) {
        if (isOpen(call)) {
            return next.startCall(call, headers);
        }
        Caller caller = authenticate(headers.get(AuthorizationHeader.KEY));
        return Contexts.interceptCall(caller.in(Context.current()), call, headers, next);
    }

    private boolean isOpen(ServerCall<?, ?> call) {
        String service = call.getMethodDescriptor().getServiceName();
        return (service != null && OPEN_SERVICES.contains(service))
                || openMethods.contains(call.getMethodDescriptor().getFullMethodName());
    }

    private Caller authenticate(@Nullable String authorization) {
        if (authorization == null || !authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            throw ServiceException.of(CommonReason.UNAUTHENTICATED_CALLER, "This call needs a bearer token.")
                    .build();
        }
        try {
            return tokens.verify(authorization.substring(SCHEME.length()).strip());
        } catch (BadJwtException refused) {
            throw ServiceException.of(
                            CommonReason.UNAUTHENTICATED_CALLER,
                            "The token is expired, malformed, or not meant for this service.")
                    .cause(refused)
                    .build();
        } catch (JwtException unknown) {
            throw ServiceException.of(CommonReason.TEMPORARILY_UNAVAILABLE, "Tokens cannot be verified at the moment.")
                    .retryAfter(KEYS_RETRY_DELAY)
                    .cause(unknown)
                    .build();
        }
    }
}
