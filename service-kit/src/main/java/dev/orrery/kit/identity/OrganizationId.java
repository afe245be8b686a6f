package dev.orrery.kit.identity;

import java.util.UUID;

/** Identifies an organisation, in Keycloak and in every {@code org_id}. */
public record OrganizationId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
