package dev.orrery.calendar.event;

/** Identifies a calendar in its organisation. */
public record CalendarId(String value) {
    @Override
    public String toString() {
        return value;
    }
}
