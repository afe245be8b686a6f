package dev.orrery.gateway.transcoding.paths;

/** A path whose percent-encoding is broken. */
final class MalformedPathException extends RuntimeException {
    private static final long serialVersionUID = 1;

    MalformedPathException(String message) {
        super(message);
    }

    MalformedPathException(String message, Throwable cause) {
        super(message, cause);
    }
}
