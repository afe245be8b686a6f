/** The methods of AttendeeService: who is invited to an event, and what they answer. */
@NullMarked
package dev.orrery.calendar.attendees;

import org.jspecify.annotations.NullMarked;
