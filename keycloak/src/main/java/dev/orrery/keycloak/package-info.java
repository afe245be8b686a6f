/** The realm as code, the login theme, and how the Keycloak server that carries them is built and run. */
@NullMarked
package dev.orrery.keycloak;

import org.jspecify.annotations.NullMarked;
