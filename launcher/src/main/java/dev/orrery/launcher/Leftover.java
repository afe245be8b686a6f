package dev.orrery.launcher;

/** What a launcher that did not stop cleanly left of a part, and what became of it. */
enum Leftover {
    NOTHING,
    /** It runs, it is ready and it is what would be started now. */
    ADOPTED,
    /** It ran, but not ready or not as it would be started now, and was stopped. */
    STOPPED
}
