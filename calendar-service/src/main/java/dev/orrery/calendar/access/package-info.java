/** Decides what a caller may do with a calendar: pure, and in one place. */
@NullMarked
package dev.orrery.calendar.access;

import org.jspecify.annotations.NullMarked;
