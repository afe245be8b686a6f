/** The reasons for which calls fail. */
@NullMarked
package dev.orrery.calendar.errors;

import org.jspecify.annotations.NullMarked;
