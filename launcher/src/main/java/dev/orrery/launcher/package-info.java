/** One command that runs the whole platform on one machine: PostgreSQL, Keycloak and the four applications. */
@NullMarked
package dev.orrery.launcher;

import org.jspecify.annotations.NullMarked;
