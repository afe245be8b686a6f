/** What this service asks calendar-service, and what it knows of its events. */
@NullMarked
package dev.orrery.okr.calendar;

import org.jspecify.annotations.NullMarked;
