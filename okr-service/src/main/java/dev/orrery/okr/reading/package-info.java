/** What KPIs show over time and beside each other. */
@NullMarked
package dev.orrery.okr.reading;

import org.jspecify.annotations.NullMarked;
