package dev.orrery.calendar.icalendar;

import java.time.Duration;
import java.util.Optional;

/**
 * What a text is as a whole.
 *
 * @param isCalendar whether it is an iCalendar object
 * @param isWhole whether that comes to its end
 * @param refreshInterval how long it asks to be left alone between two readings
 */
record Outline(boolean isCalendar, boolean isWhole, Optional<Duration> refreshInterval) {}
