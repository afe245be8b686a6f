/** Events as iCalendar text (RFC 5545), both ways: pure. */
@NullMarked
package dev.orrery.calendar.icalendar;

import org.jspecify.annotations.NullMarked;
