package dev.orrery.calendar.icalendar;

/**
 * What a text is as a whole.
 *
 * @param isCalendar whether it is an iCalendar object
 * @param isWhole whether that comes to its end
 * @param head what it says of itself
 */
record Outline(boolean isCalendar, boolean isWhole, CalendarHead head) {}
