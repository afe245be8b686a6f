package dev.orrery.calendar.booking;

/** What became of an occurrence's wish for a room. */
public enum BookingState {
    /** It is held until somebody decides. */
    HOLD,
    CONFIRMED,
    /** Somebody said no. */
    DECLINED,
    /** Nobody decided in time. */
    EXPIRED,
    /** Somebody else had it first. */
    TAKEN,
    /** It cannot be used then. */
    CLOSED;

    /** Whether nobody else can have the room. */
    public boolean isBusy() {
        return this == HOLD || this == CONFIRMED;
    }
}
