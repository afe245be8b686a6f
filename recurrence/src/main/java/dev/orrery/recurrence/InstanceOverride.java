package dev.orrery.recurrence;

import org.jspecify.annotations.Nullable;

/**
 * What has become of one instance (a component with RECURRENCE-ID), or of it and all that follow (RANGE=THISANDFUTURE,
 * which moves the later ones by as much on the wall clock and gives them its duration).
 *
 * @param id the instance
 * @param start where it is now; null when it is cancelled
 * @param duration how long it lasts now; null for the duration of the series
 */
public record InstanceOverride(
        RecurrenceId id,
        @Nullable EventTime start,
        @Nullable EventDuration duration,
        boolean isThisAndFuture) {
    /** An instance moved or only changed in other ways. */
    public static InstanceOverride moved(RecurrenceId id, EventTime start, EventDuration duration) {
        return new InstanceOverride(id, start, duration, false);
    }

    /** An instance that does not take place. */
    public static InstanceOverride cancelled(RecurrenceId id) {
        return new InstanceOverride(id, null, null, false);
    }

    /** The instance and all that follow, moved. */
    public static InstanceOverride thisAndFuture(RecurrenceId id, EventTime start, EventDuration duration) {
        return new InstanceOverride(id, start, duration, true);
    }

    boolean isCancelled() {
        return start == null;
    }
}
