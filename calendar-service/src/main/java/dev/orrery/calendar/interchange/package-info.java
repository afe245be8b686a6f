/** The methods of InterchangeService: calendars in and out as iCalendar. */
@NullMarked
package dev.orrery.calendar.interchange;

import org.jspecify.annotations.NullMarked;
