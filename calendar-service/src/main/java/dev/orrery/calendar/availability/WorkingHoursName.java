package dev.orrery.calendar.availability;

import dev.orrery.kit.errors.ServiceException;
import dev.orrery.kit.identity.Organization;
import dev.orrery.kit.names.NamePattern;
import java.util.List;
import java.util.UUID;

/** {@code orgs/{org}/users/{user}/workingHours}. */
record WorkingHoursName(String organization, UUID user) {
    private static final NamePattern PATTERN = NamePattern.of("orgs/{org}/users/{user}/workingHours");

    static WorkingHoursName parse(String field, String name) {
        List<String> parts = PATTERN.parse(field, name);
        try {
            return new WorkingHoursName(parts.get(0), UUID.fromString(parts.get(1)));
        } catch (IllegalArgumentException malformed) {
            throw ServiceException.invalidField(field, name + " (expected: an id that is a UUID)");
        }
    }

    static String of(Organization organization, UUID user) {
        return PATTERN.format(organization.alias(), user);
    }
}
