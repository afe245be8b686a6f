/** The change log of a service: appending in the writing transaction, reading in commit order, watching. */
@NullMarked
package dev.orrery.kit.changes;

import org.jspecify.annotations.NullMarked;
