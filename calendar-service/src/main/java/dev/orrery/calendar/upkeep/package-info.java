/** What the service does by itself, on several instances at once without harm. */
@NullMarked
package dev.orrery.calendar.upkeep;

import org.jspecify.annotations.NullMarked;
