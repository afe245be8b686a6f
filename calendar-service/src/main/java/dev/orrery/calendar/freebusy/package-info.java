/** Arithmetic of taken and free time: pure. */
@NullMarked
package dev.orrery.calendar.freebusy;

import org.jspecify.annotations.NullMarked;
