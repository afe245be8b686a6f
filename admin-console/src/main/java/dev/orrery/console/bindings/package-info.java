/** Where measurements of KPIs come from by themselves. */
@NullMarked
package dev.orrery.console.bindings;

import org.jspecify.annotations.NullMarked;
