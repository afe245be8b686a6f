/** Partial updates: which fields of a patch apply (AIP-134, 157, 161, 203). */
@NullMarked
package dev.orrery.kit.fieldmask;

import org.jspecify.annotations.NullMarked;
