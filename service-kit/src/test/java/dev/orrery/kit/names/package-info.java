/** Resource names. */
@NullMarked
package dev.orrery.kit.names;

import org.jspecify.annotations.NullMarked;
