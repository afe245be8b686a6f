package dev.orrery.console.people;

import dev.orrery.console.signin.OrganizationRole;
import java.time.Instant;
import java.util.Optional;

/**
 * Somebody in an organisation, as Keycloak knows them.
 *
 * @param role the highest of their groups
 * @param lastSignIn empty when they never did, or longer ago than Keycloak keeps it
 */
record Member(
        String id,
        String name,
        String email,
        boolean isEnabled,
        boolean isEmailVerified,
        OrganizationRole role,
        Optional<Instant> lastSignIn) {}
