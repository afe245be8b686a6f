package dev.orrery.recurrence;

/** What becomes of a date that does not exist, such as 30 February: the SKIP part of RFC 7529. */
public enum Skip {
    /** The date is left out, as in RFC 5545. */
    OMIT,
    /** The last valid day before it is taken. */
    BACKWARD,
    /** The first valid day after it is taken. */
    FORWARD
}
