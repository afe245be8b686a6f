/** Makes a migrated PostgreSQL for jOOQ's code generator, for the time of the build. */
@NullMarked
package dev.orrery.codegen;

import org.jspecify.annotations.NullMarked;
