package dev.orrery.console.calls;

import dev.orrery.console.signin.AccessToken;
import dev.orrery.console.signin.IdentityUnavailableException;
import dev.orrery.console.signin.SessionEndedException;
import io.grpc.CallCredentials;
import io.grpc.Metadata;
import io.grpc.Status;
import java.util.concurrent.Executor;

/** Puts the user's token on a call, as it is when the call is made. */
final class UserCredentials extends CallCredentials {
    private static final Metadata.Key<String> AUTHORIZATION =
            Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER);

    private final AccessToken token;

    UserCredentials(AccessToken token) {
        this.token = token;
    }

    @Override
    public void applyRequestMetadata(RequestInfo call, Executor executor, MetadataApplier applier) {
        executor.execute(() -> apply(applier));
    }

    private void apply(MetadataApplier applier) {
        try {
            Metadata headers = new Metadata();
            headers.put(AUTHORIZATION, "Bearer " + token.value());
            applier.apply(headers);
        } catch (SessionEndedException ended) {
            applier.fail(Status.UNAUTHENTICATED.withCause(ended));
        } catch (IdentityUnavailableException away) {
            applier.fail(Status.UNAVAILABLE.withCause(away));
        }
    }
}
