/** When something recurs: the dates of a rule, and which of them is next. Pure. */
@NullMarked
package dev.orrery.okr.cadence;

import org.jspecify.annotations.NullMarked;
