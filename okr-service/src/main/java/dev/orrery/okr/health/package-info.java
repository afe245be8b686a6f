/** How an objective does, by what its last check-ins say and when they were made: pure. */
@NullMarked
package dev.orrery.okr.health;

import org.jspecify.annotations.NullMarked;
