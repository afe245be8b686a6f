/** Tests of scheduling. */
@NullMarked
package dev.orrery.calendar.scheduling;

import org.jspecify.annotations.NullMarked;
