package dev.orrery.calendar.access;

/** What somebody may do with a calendar; each role includes those before it. */
public enum CalendarRole {
    /** Sees when it is busy, and nothing else. */
    FREE_BUSY,
    /** Sees events, private ones as busy. */
    READ,
    /** Creates, changes and deletes events. */
    WRITE,
    /** Changes the calendar and grants roles up to this one. */
    MANAGE,
    /** Everything. */
    OWNER;

    public boolean includes(CalendarRole needed) {
        return compareTo(needed) >= 0;
    }
}
