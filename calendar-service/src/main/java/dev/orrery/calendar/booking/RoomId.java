package dev.orrery.calendar.booking;

/** Identifies a room in its organisation. */
public record RoomId(String value) {
    @Override
    public String toString() {
        return value;
    }
}
