/** Frames as followers take them. */
@NullMarked
package dev.orrery.kit.follow;

import org.jspecify.annotations.NullMarked;
