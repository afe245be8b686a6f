/** Finds times to meet, and what stands in the way of a meeting. */
@NullMarked
package dev.orrery.calendar.meetings;

import org.jspecify.annotations.NullMarked;
