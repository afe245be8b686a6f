package dev.orrery.okr.names;

import dev.orrery.kit.identity.Organization;
import dev.orrery.kit.names.NamePattern;

/**
 * Identifies an event of calendar-service within its organisation.
 *
 * @param value identifies it within its calendar
 */
public record EventId(String calendar, String value) {
    public static final NamePattern NAME = NamePattern.of("orgs/{org}/calendars/{calendar}/events/{event}");

    /** The resource's name. */
    public String in(Organization organization) {
        return NAME.format(organization.alias(), calendar, value);
    }
}
