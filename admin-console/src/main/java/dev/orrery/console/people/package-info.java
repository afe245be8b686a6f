/** Organisations and their people, as Keycloak knows them, to read. */
@NullMarked
package dev.orrery.console.people;

import org.jspecify.annotations.NullMarked;
