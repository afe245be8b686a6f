package dev.orrery.recurrence;

/** Whether DTSTART is an instance when no rule generates it, which RFC 5545 calls undefined. */
public enum StartPolicy {
    /** It is the first instance and the first that COUNT counts, as RFC 5545 3.8.5.3 says of DTSTART. */
    ALWAYS,
    /** Only what rules and RDATE generate is in the set, as rule libraries mostly have it. */
    IF_GENERATED
}
