/** Where the measurements of KPIs come from by themselves: what is asked on a schedule, and who calls. */
@NullMarked
package dev.orrery.okr.bindings;

import org.jspecify.annotations.NullMarked;
