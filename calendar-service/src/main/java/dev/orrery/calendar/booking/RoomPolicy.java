package dev.orrery.calendar.booking;

/** How somebody gets a room. */
public enum RoomPolicy {
    /** Whoever comes first has it. */
    AUTO,
    /** It is held for whoever comes first until somebody approves. */
    APPROVAL
}
