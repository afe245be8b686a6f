/** The methods of CalendarChangeService: what changed, as each caller may see it. */
@NullMarked
package dev.orrery.calendar.changes;

import org.jspecify.annotations.NullMarked;
