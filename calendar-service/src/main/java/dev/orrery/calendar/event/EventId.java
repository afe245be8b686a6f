package dev.orrery.calendar.event;

/** Identifies an event in its calendar. */
public record EventId(String value) {
    @Override
    public String toString() {
        return value;
    }
}
