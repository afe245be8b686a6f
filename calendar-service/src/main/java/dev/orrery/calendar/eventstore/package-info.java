/** Keeps events, their overrides, attendees and occurrences in the database. */
@NullMarked
package dev.orrery.calendar.eventstore;

import org.jspecify.annotations.NullMarked;
