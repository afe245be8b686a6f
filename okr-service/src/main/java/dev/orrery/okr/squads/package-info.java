/** Squads: people who work together. */
@NullMarked
package dev.orrery.okr.squads;

import org.jspecify.annotations.NullMarked;
