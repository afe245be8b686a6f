package dev.orrery.console.people;

import dev.orrery.console.calls.Problem;
import dev.orrery.console.calls.Problem.Kind;
import dev.orrery.console.calls.ProblemException;
import jakarta.ws.rs.ForbiddenException;
import jakarta.ws.rs.NotAuthorizedException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts failures of Keycloak's administration into words. */
final class KeycloakFailures {
    private static final Logger log = LoggerFactory.getLogger(KeycloakFailures.class);

    private KeycloakFailures() {}

    /** Does the work; a failure comes out as a {@link ProblemException}. */
    static <T> T told(Supplier<T> work) {
        try {
            return work.get();
        } catch (ProcessingException | WebApplicationException failure) {
            log.warn("Keycloak did not answer the directory: {}", failure.toString());
            throw new ProblemException(problem(failure), failure);
        }
    }

    /** The result of work on another thread, its failure as if it had happened on this one. */
    static <T> T result(Future<T> work) {
        try {
            return work.get();
        } catch (ExecutionException failure) {
            if (failure.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(failure.getCause());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    static Problem problem(RuntimeException failure) {
        return switch (failure) {
            case NotFoundException gone ->
                new Problem(Kind.NOT_THERE, "Not found", "Keycloak does not know this organisation.", "");
            case ForbiddenException denied -> misconfigured();
            case NotAuthorizedException denied -> misconfigured();
            // A refused login of the service account comes wrapped.
            case ProcessingException wrapped
            when wrapped.getCause() instanceof WebApplicationException -> misconfigured();
            default ->
                new Problem(
                        Kind.TEMPORARY,
                        "Cannot reach Keycloak",
                        "Keycloak is not answering. It may be starting; try again in a moment.",
                        "");
        };
    }

    private static Problem misconfigured() {
        return new Problem(
                Kind.FAULT,
                "The directory is closed to the console",
                "Keycloak does not let the console's service account read it. An operator has to give the client"
                        + " admin-console its roles back.",
                "");
    }
}
