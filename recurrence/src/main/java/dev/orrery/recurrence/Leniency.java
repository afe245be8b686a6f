package dev.orrery.recurrence;

/** How text is read. */
public enum Leniency {
    /** Exactly RFC 5545 and RFC 7529: anything else is refused. */
    STRICT,
    /**
     * The common faults of real files are forgiven: lower case, blanks, empty and unknown parts, COUNT beside UNTIL, ISO
     * extended dates, parts where their FREQ does not allow them.
     */
    LENIENT
}
