/** What the service's tests share. */
@NullMarked
package dev.orrery.calendar.testing;

import org.jspecify.annotations.NullMarked;
