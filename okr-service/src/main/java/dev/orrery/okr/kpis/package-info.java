/** KPIs and their measurements, with the current value and status that follow from them. */
@NullMarked
package dev.orrery.okr.kpis;

import org.jspecify.annotations.NullMarked;
