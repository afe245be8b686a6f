package dev.orrery.recurrence;

import java.time.Instant;

/**
 * One instance of a series.
 *
 * @param id its original start, by which it is named for ever
 * @param start where it is now, in the form of the series (or of the override)
 * @param startTime the moment it begins
 * @param endTime the moment it ends
 * @param isOverridden whether an override put it there
 */
public record Occurrence(RecurrenceId id, EventTime start, Instant startTime, Instant endTime, boolean isOverridden) {}
