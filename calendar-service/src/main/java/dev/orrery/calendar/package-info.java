/** The calendar service: calendars and events of organisations. */
@NullMarked
package dev.orrery.calendar;

import org.jspecify.annotations.NullMarked;
