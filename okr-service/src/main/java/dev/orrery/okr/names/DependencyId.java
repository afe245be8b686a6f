package dev.orrery.okr.names;

import dev.orrery.kit.identity.Organization;
import dev.orrery.kit.names.NamePattern;

/**
 * Identifies a dependency within its organisation.
 *
 * @param objective the one that waits
 * @param value identifies it within that objective
 */
public record DependencyId(ObjectiveId objective, String value) {
    public static final NamePattern NAME =
            NamePattern.of("orgs/{org}/objectives/{objective}/dependencies/{dependency}");

    /** The resource's name. */
    public String in(Organization organization) {
        return NAME.format(organization.alias(), objective.value(), value);
    }
}
