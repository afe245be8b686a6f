/** Key results and their check-ins, and what moves them: reports, linked work, KPIs. */
@NullMarked
package dev.orrery.okr.keyresults;

import org.jspecify.annotations.NullMarked;
