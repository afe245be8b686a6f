/** Who is in which squad, as okr-service says. */
@NullMarked
package dev.orrery.calendar.squads;

import org.jspecify.annotations.NullMarked;
