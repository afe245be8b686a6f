/** The methods of EventService: events, their instances and their lists. */
@NullMarked
package dev.orrery.calendar.events;

import org.jspecify.annotations.NullMarked;
