/** How a refusal is rendered. */
@NullMarked
package dev.orrery.kit.errors;

import org.jspecify.annotations.NullMarked;
