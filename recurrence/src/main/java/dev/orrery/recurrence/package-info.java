/** RFC 5545 recurrence on {@code java.time}: parse, expand, skip, split and compare, without dependencies, clock or default zone. */
@NullMarked
package dev.orrery.recurrence;

import org.jspecify.annotations.NullMarked;
