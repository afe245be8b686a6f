/** What an event is, when it takes place, and what follows from its rules: pure. */
@NullMarked
package dev.orrery.calendar.event;

import org.jspecify.annotations.NullMarked;
