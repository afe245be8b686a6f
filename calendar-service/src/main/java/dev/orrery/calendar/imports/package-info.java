/** Decides what an import makes of a calendar: pure. */
@NullMarked
package dev.orrery.calendar.imports;

import org.jspecify.annotations.NullMarked;
