/** Formulas over KPIs: what they compute, in which unit, and in which order. */
@NullMarked
package dev.orrery.okr.formula;

import org.jspecify.annotations.NullMarked;
