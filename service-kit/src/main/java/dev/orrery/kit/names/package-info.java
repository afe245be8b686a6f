/** Resource names: patterns that format and parse them (AIP-122). */
@NullMarked
package dev.orrery.kit.names;

import org.jspecify.annotations.NullMarked;
