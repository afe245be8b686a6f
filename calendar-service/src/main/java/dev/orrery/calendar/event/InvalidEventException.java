package dev.orrery.calendar.event;

import dev.orrery.recurrence.InvalidRecurrenceException;

/** An event that cannot be: names the field, its value and what was expected. The shell turns it into an answer. */
public final class InvalidEventException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final Problem problem;
    private final String field;
    private final String expectation;

    private InvalidEventException(Problem problem, String field, String expectation) {
        super(field + ": " + expectation);
        this.problem = problem;
        this.field = field;
        this.expectation = expectation;
    }

    public static InvalidEventException field(String field, String expectation) {
        return new InvalidEventException(Problem.FIELD, field, expectation);
    }

    public static InvalidEventException time(String field, String expectation) {
        return new InvalidEventException(Problem.TIME, field, expectation);
    }

    /** A time that the recurrence library does not take. */
    public static InvalidEventException time(String field, InvalidRecurrenceException fault) {
        return time(field, fault.value() + " (expected: " + fault.expectation() + ")");
    }

    public static InvalidEventException recurrence(String field, String expectation) {
        return new InvalidEventException(Problem.RECURRENCE, field, expectation);
    }

    public Problem problem() {
        return problem;
    }

    /** Path within the event, in the contract's spelling. */
    public String field() {
        return field;
    }

    /** The value and what was expected. */
    public String expectation() {
        return expectation;
    }

    /** The kinds of fault that callers tell apart. */
    public enum Problem {
        FIELD,
        TIME,
        RECURRENCE
    }
}
