package dev.orrery.recurrence;

/** What becomes of an instance that a rule generates at a local time that a change to summer time leaves out. */
public enum GapPolicy {
    /** It is ignored and not counted, as RFC 5545 3.3.10 demands. */
    OMIT,
    /** It is read with the offset before the gap, so it happens later by the length of the gap, as some products do. */
    SHIFT
}
