package dev.orrery.calendar.calendars;

/** What a calendar is for. */
public enum CalendarKind {
    STANDARD,
    TEAM,
    HOLIDAYS,
    SUBSCRIPTION,
    RESOURCE
}
