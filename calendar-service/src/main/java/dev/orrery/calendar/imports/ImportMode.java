package dev.orrery.calendar.imports;

/** What to do with events whose UID is in the calendar. */
public enum ImportMode {
    /** Leave them alone. */
    SKIP,
    /** Change them unless what is there is newer. */
    UPDATE,
    /** Change them whatever is there. */
    REPLACE,
    /** Make them what the file says and nothing else, as a copy is. */
    MIRROR
}
