/** What viewers must not be able to tell. */
@NullMarked
package dev.orrery.calendar.privacy;

import org.jspecify.annotations.NullMarked;
