/** JSON columns. */
@NullMarked
package dev.orrery.calendar.json;

import org.jspecify.annotations.NullMarked;
