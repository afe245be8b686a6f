/** Resource names of the calendar API, read and written. */
@NullMarked
package dev.orrery.calendar.names;

import org.jspecify.annotations.NullMarked;
