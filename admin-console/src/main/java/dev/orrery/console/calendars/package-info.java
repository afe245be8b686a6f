/** Calendars of an organisation, their events, and the import of files into them. */
@NullMarked
package dev.orrery.console.calendars;

import org.jspecify.annotations.NullMarked;
