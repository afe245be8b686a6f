package dev.orrery.kit.identity;

import io.grpc.CallCredentials;
import io.grpc.Metadata;
import java.util.concurrent.Executor;

/** Calls another service with an authorization header: a caller's own, passed on, or a token of this service. */
public final class AuthorizationHeader extends CallCredentials {
    public static final Metadata.Key<String> KEY = Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER);

    private final String value;

    private AuthorizationHeader(String value) {
        this.value = value;
    }

    /** The header as it came. */
    public static AuthorizationHeader of(String value) {
        return new AuthorizationHeader(value);
    }

    public static AuthorizationHeader bearer(String token) {
        return new AuthorizationHeader("Bearer " + token);
    }

    @Override
    public void applyRequestMetadata(RequestInfo request, Executor executor, MetadataApplier applier) {
        Metadata headers = new Metadata();
        headers.put(KEY, value);
        applier.apply(headers);
    }
}
