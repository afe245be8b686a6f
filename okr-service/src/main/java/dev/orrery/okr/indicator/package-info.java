/** What the measurements of a KPI say: the value of its latest period, and its status; pure. */
@NullMarked
package dev.orrery.okr.indicator;

import org.jspecify.annotations.NullMarked;
