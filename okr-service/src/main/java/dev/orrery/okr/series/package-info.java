/** What is read out of a KPI's values over time: fewer points of the same shape, periods, and where they lead. */
@NullMarked
package dev.orrery.okr.series;

import org.jspecify.annotations.NullMarked;
