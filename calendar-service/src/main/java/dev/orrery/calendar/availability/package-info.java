/** When people and calendars are taken, and when they work. */
@NullMarked
package dev.orrery.calendar.availability;

import org.jspecify.annotations.NullMarked;
