/** The change log held to its promises on a real PostgreSQL. */
@NullMarked
package dev.orrery.kit.changes;

import org.jspecify.annotations.NullMarked;
