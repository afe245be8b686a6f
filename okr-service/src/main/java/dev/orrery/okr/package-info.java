/** The OKR service: goals, key results, KPIs, work, and links between them and calendars. */
@NullMarked
package dev.orrery.okr;

import org.jspecify.annotations.NullMarked;
