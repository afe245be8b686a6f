package dev.orrery.calendar.calendars;

import java.util.Optional;

/**
 * A calendar as one caller finds it, and whether it has an event: all that it takes to read one that is remembered.
 *
 * @param writer who wrote the event's row; empty where there is no such event
 */
public record EventInCalendar(StoredCalendar calendar, Optional<String> writer) {}
