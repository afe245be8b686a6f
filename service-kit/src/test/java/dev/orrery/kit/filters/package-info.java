/** Filters. */
@NullMarked
package dev.orrery.kit.filters;

import org.jspecify.annotations.NullMarked;
