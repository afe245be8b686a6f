package dev.orrery.calendar.event;

/** Who may see an event's details (RFC 5545 3.8.1.3). */
public enum EventVisibility {
    /** As the calendar says. */
    DEFAULT,
    /** Everyone who may see the calendar. */
    PUBLIC,
    /** Those who may write to the calendar. */
    PRIVATE,
    /** They too. */
    CONFIDENTIAL;

    /** Whether readers who may not write see the time only. */
    public boolean hidesDetails() {
        return this == PRIVATE || this == CONFIDENTIAL;
    }
}
