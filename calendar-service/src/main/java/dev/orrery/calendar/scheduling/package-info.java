/** When people work, what collides, and when they can meet: pure. */
@NullMarked
package dev.orrery.calendar.scheduling;

import org.jspecify.annotations.NullMarked;
