/** Following okr-service's change stream: squads, and the dates of goals and work. */
@NullMarked
package dev.orrery.calendar.follower;

import org.jspecify.annotations.NullMarked;
