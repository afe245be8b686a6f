package dev.orrery.calendar.rooms;

import dev.orrery.calendar.v1.ConflictPolicy;

/** What happens where an event cannot have a room. */
public enum BookingMode {
    /** The write is refused. */
    FAIL,
    /** The event goes without, and its writer is told. */
    SKIP_CONFLICTS,
    /** The event goes without, also where the room does not exist: nobody is there to be told, or it is not their doing. */
    BEST_EFFORT;

    /** What a caller chose. */
    public static BookingMode of(ConflictPolicy policy) {
        return policy == ConflictPolicy.SKIP_CONFLICTS ? SKIP_CONFLICTS : FAIL;
    }
}
