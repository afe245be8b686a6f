/** Who gets a room when: opening hours, wishes, verdicts, and the next free time, all decided without I/O. */
@NullMarked
package dev.orrery.calendar.booking;

import org.jspecify.annotations.NullMarked;
