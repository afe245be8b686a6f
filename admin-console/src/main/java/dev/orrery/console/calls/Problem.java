package dev.orrery.console.calls;

/**
 * What went wrong, as people are told: never an internal text.
 *
 * @param kind decides what is offered to do about it
 * @param title a few words
 * @param message a sentence that says what to do or expect
 * @param reason the API's reason such as {@code CALENDAR_NOT_FOUND}; empty when the failure is not from an API
 */
public record Problem(Kind kind, String title, String message, String reason) {

    /** What can be done about a problem. */
    public enum Kind {
        /** Sign in again. */
        SESSION_ENDED,
        /** Try again in a moment. */
        TEMPORARY,
        /** Look elsewhere: it is not there, or not for this user. */
        NOT_THERE,
        /** Ask somebody for access. */
        DENIED,
        /** Change the input. */
        INVALID,
        /** Report it. */
        FAULT
    }

    /** Whether the same thing may work in a moment. */
    public boolean isTemporary() {
        return kind == Kind.TEMPORARY;
    }
}
