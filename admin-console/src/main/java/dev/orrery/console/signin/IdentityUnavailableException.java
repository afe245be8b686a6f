package dev.orrery.console.signin;

/** Keycloak does not answer right now: trying again helps. */
public final class IdentityUnavailableException extends RuntimeException {

    IdentityUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
