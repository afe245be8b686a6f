package dev.orrery.calendar.subscriptions;

/** Ends the reading of a subscription that another instance reads by now, or that somebody has changed or deleted. */
final class LeaseLostException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    LeaseLostException() {
        super("lease lost", null, false, false);
    }
}
