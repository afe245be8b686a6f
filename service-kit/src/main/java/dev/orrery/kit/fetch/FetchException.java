package dev.orrery.kit.fetch;

/** That nothing was fetched, and why: in words that tell whoever gave the URL no more than they may know. */
public final class FetchException extends Exception {
    private static final long serialVersionUID = 1L;

    private final Fault fault;

    FetchException(Fault fault, String message) {
        super(message);
        this.fault = fault;
    }

    FetchException(Fault fault, String message, Throwable cause) {
        super(message, cause);
        this.fault = fault;
    }

    public Fault fault() {
        return fault;
    }

    /** Why. */
    public enum Fault {
        /** No absolute http or https URL of a host, or one with a password in it. */
        URL_INVALID,
        /** The host, or where it redirects, is not out on the Internet, or has no address. */
        ADDRESS_REFUSED,
        /** It redirects more often than is followed, or to nowhere. */
        TOO_MANY_REDIRECTS,
        /** The answer is larger than it may be. */
        TOO_LARGE,
        /** The answer is not there in time. */
        TOO_SLOW,
        /** The answer is compressed, though nobody asked for that. */
        ENCODED,
        /** Nobody answers, or not as HTTP. */
        UNREACHABLE
    }
}
