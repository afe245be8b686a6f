package dev.orrery.console.live;

/** The service that a change comes from. */
public enum ChangeSource {
    CALENDAR,
    OKR
}
