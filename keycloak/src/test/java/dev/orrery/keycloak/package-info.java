/** Holds the realm to what the services and the console rely on, on the real server. */
@NullMarked
package dev.orrery.keycloak;

import org.jspecify.annotations.NullMarked;
