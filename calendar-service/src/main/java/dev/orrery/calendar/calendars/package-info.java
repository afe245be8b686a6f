/** Calendars: who may see them, how they are kept, and the methods of CalendarService. */
@NullMarked
package dev.orrery.calendar.calendars;

import org.jspecify.annotations.NullMarked;
