package dev.orrery.calendar.calendars;

/**
 * A calendar as one caller finds it, and the state that it is in with all its events.
 *
 * @param state another one after every change of the calendar or of an event in it, and never the same again
 */
public record CalendarInState(StoredCalendar calendar, String state) {}
