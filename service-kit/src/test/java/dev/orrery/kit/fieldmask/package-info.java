/** Partial updates. */
@NullMarked
package dev.orrery.kit.fieldmask;

import org.jspecify.annotations.NullMarked;
