/** Decides what an edit makes of a series and of the instances that differ from it: pure. */
@NullMarked
package dev.orrery.calendar.series;

import org.jspecify.annotations.NullMarked;
