/** Tests of interval arithmetic. */
@NullMarked
package dev.orrery.calendar.freebusy;

import org.jspecify.annotations.NullMarked;
