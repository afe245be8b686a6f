package dev.orrery.calendar.event;

/** Which invitations are declined because of an event. */
public enum AutoDecline {
    NONE,
    /** Those that come after it. */
    NEW_CONFLICTS,
    /** Those that were there before and are not answered too. */
    ALL_CONFLICTS
}
