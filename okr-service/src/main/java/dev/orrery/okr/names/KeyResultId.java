package dev.orrery.okr.names;

import dev.orrery.kit.identity.Organization;
import dev.orrery.kit.names.NamePattern;

/**
 * Identifies a key result within its organisation.
 *
 * @param value identifies it within its objective
 */
public record KeyResultId(ObjectiveId objective, String value) {
    public static final NamePattern NAME = NamePattern.of("orgs/{org}/objectives/{objective}/keyResults/{key_result}");

    public KeyResultId(String objective, String value) {
        this(new ObjectiveId(objective), value);
    }

    /** The resource's name. */
    public String in(Organization organization) {
        return NAME.format(organization.alias(), objective.value(), value);
    }
}
