/** Tests of when people and calendars are taken. */
@NullMarked
package dev.orrery.calendar.availability;

import org.jspecify.annotations.NullMarked;
