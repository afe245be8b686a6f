/** Roles, migrations and row-level security on a real PostgreSQL. */
@NullMarked
package dev.orrery.kit.database;

import org.jspecify.annotations.NullMarked;
