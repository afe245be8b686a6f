package dev.orrery.calendar.imports;

/** What became of a component that makes sense. */
enum Outcome {
    CREATED,
    UPDATED,
    UNCHANGED,
    SKIPPED
}
