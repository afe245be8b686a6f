package dev.orrery.launcher;

/** The platform cannot do what was asked; the message says why and what to do, in words for the person at the terminal. */
final class StartupException extends RuntimeException {

    private static final long serialVersionUID = 1;

    StartupException(String message) {
        super(message);
    }

    StartupException(String message, Throwable cause) {
        super(message + ": " + cause.getMessage(), cause);
    }
}
