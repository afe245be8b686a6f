/** Decisions on calendars that are kept elsewhere: their addresses, and when they are read. */
@NullMarked
package dev.orrery.calendar.subscription;

import org.jspecify.annotations.NullMarked;
