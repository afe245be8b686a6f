package dev.orrery.calendar.event;

/** What kind of time an event is. */
public enum EventType {
    MEETING,
    FOCUS,
    DEADLINE,
    OUT_OF_OFFICE,
    WORKING_LOCATION,
    TASK_BLOCK,
    HOLIDAY,
    CHECK_IN,
    OTHER
}
