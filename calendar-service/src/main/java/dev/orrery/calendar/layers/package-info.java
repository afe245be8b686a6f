/** Dates of goals and work that are shown among events, and are not events. */
@NullMarked
package dev.orrery.calendar.layers;

import org.jspecify.annotations.NullMarked;
