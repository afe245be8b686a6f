/** Tests of finding times to meet. */
@NullMarked
package dev.orrery.calendar.meetings;

import org.jspecify.annotations.NullMarked;
