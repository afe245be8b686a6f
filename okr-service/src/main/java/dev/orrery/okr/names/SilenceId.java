package dev.orrery.okr.names;

import dev.orrery.kit.identity.Organization;
import dev.orrery.kit.names.NamePattern;

/** Identifies a silence within an organisation. */
public record SilenceId(String value) {
    public static final NamePattern NAME = NamePattern.of("orgs/{org}/silences/{silence}");

    /** The resource's name. */
    public String in(Organization organization) {
        return NAME.format(organization.alias(), value);
    }

    @Override
    public String toString() {
        return value;
    }
}
