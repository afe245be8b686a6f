/** Cycles: the spans of time that objectives are planned in. */
@NullMarked
package dev.orrery.okr.cycles;

import org.jspecify.annotations.NullMarked;
