/** The walls of this room. */
@NullMarked
package dev.orrery.kit;

import org.jspecify.annotations.NullMarked;
