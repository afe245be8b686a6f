/** Objectives with their key results, and KPIs, to read. */
@NullMarked
package dev.orrery.console.goals;

import org.jspecify.annotations.NullMarked;
