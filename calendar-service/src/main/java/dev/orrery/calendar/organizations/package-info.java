/** Which organisations there are, for what is done to all of them. */
@NullMarked
package dev.orrery.calendar.organizations;

import org.jspecify.annotations.NullMarked;
