/** Many rows at once on their way into the database. */
@NullMarked
package dev.orrery.kit.rows;

import org.jspecify.annotations.NullMarked;
