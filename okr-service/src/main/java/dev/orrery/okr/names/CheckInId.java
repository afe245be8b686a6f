package dev.orrery.okr.names;

import dev.orrery.kit.identity.Organization;
import dev.orrery.kit.names.NamePattern;

/**
 * Identifies a check-in within its organisation.
 *
 * @param value identifies it within its key result
 */
public record CheckInId(KeyResultId keyResult, String value) {
    public static final NamePattern NAME =
            NamePattern.of("orgs/{org}/objectives/{objective}/keyResults/{key_result}/checkIns/{check_in}");

    /** The resource's name. */
    public String in(Organization organization) {
        return NAME.format(organization.alias(), keyResult.objective().value(), keyResult.value(), value);
    }
}
