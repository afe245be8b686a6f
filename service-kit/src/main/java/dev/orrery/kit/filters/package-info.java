/** The part of AIP-160 filters that our lists offer: comparisons joined by AND. */
@NullMarked
package dev.orrery.kit.filters;

import org.jspecify.annotations.NullMarked;
