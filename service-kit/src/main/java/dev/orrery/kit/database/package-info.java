/** A service's own schema and roles in PostgreSQL: how they are made, migrated, reached and checked. */
@NullMarked
package dev.orrery.kit.database;

import org.jspecify.annotations.NullMarked;
