package dev.orrery.recurrence;

/** Text or values that are no recurrence: names the part, what was given and what was expected. */
public final class InvalidRecurrenceException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final Reason reason;
    private final String part;
    private final String value;
    private final String expectation;

    InvalidRecurrenceException(String part, String value, String expectation) {
        this(Reason.INVALID_VALUE, part, value, expectation);
    }

    InvalidRecurrenceException(Reason reason, String part, String value, String expectation) {
        super(part + ": " + value + " (expected: " + expectation + ")");
        this.reason = reason;
        this.part = part;
        this.value = value;
        this.expectation = expectation;
    }

    /** Why it was refused. */
    public Reason reason() {
        return reason;
    }

    /** The part or property at fault, such as {@code BYMONTHDAY} or {@code EXDATE}. */
    public String part() {
        return part;
    }

    /** The text at fault. */
    public String value() {
        return value;
    }

    /** What would have been accepted. */
    public String expectation() {
        return expectation;
    }

    /** The kinds of refusal, for callers that treat them differently. */
    public enum Reason {
        /** The text is not of the grammar. */
        SYNTAX,
        /** A value out of its range. */
        INVALID_VALUE,
        /** Parts that must not be together. */
        CONFLICT,
        /** A mandatory part is missing. */
        MISSING,
        /** Valid under RFC 7529, but of a calendar other than the Gregorian one, which is kept and not expanded. */
        UNSUPPORTED_CALENDAR
    }
}
