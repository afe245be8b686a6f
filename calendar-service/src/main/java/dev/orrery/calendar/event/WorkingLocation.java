package dev.orrery.calendar.event;

/** Where somebody works. */
public record WorkingLocation(Kind kind, String label) {
    public WorkingLocation {
        label = PlainText.clean(label);
    }

    /** What kind of place it is. */
    public enum Kind {
        HOME,
        OFFICE,
        OTHER
    }
}
