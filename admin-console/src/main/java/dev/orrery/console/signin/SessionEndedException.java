package dev.orrery.console.signin;

import org.jspecify.annotations.Nullable;

/** The login is over in Keycloak: only signing in again helps. */
public final class SessionEndedException extends RuntimeException {

    SessionEndedException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
