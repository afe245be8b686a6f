package dev.orrery.kit.changes;

import dev.orrery.kit.identity.OrganizationId;

/** Whose changes are read. */
public sealed interface ChangeScope {
    /** Whether a change of {@code organization} is in it. */
    boolean includes(OrganizationId organization);

    /** Those of one organisation. */
    record OneOrganization(OrganizationId organization) implements ChangeScope {
        @Override
        public boolean includes(OrganizationId other) {
            return organization.equals(other);
        }
    }

    /** Those of all: for the platform's own followers, never for a person. */
    record AllOrganizations() implements ChangeScope {
        @Override
        public boolean includes(OrganizationId other) {
            return true;
        }
    }
}
