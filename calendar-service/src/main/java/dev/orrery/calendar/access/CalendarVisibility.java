package dev.orrery.calendar.access;

/** Who may see a calendar without a rule of their own. */
public enum CalendarVisibility {
    /** Nobody. */
    PRIVATE,
    /** The members of the organisation. */
    ORG,
    /** They too, and its public events may be shown outside of the organisation. */
    PUBLIC
}
