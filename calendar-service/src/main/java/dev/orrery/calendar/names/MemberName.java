package dev.orrery.calendar.names;

import dev.orrery.kit.errors.ServiceException;
import dev.orrery.kit.identity.Organization;
import dev.orrery.kit.names.NamePattern;
import java.util.List;
import java.util.UUID;

/**
 * Names of things that other services keep in the same organisation: users, squads, rooms, projects. Only their ids are
 * stored; a name of another organisation is refused.
 */
public enum MemberName {
    USER("users"),
    SQUAD("squads"),
    ROOM("rooms"),
    PROJECT("projects");

    @SuppressWarnings("ImmutableEnumChecker") // A pattern never changes.
    private final NamePattern pattern;

    MemberName(String collection) {
        this.pattern = NamePattern.of("orgs/{org}/" + collection + "/{id}");
    }

    /** The id in a name of this organisation. */
    public String id(Organization organization, String field, String name) {
        List<String> parts = pattern.parse(field, name);
        boolean isOfOrganization = parts.get(0).equals(organization.alias())
                || parts.get(0).equals(organization.id().toString());
        if (!isOfOrganization) {
            throw ServiceException.invalidField(field, name + " (expected: of " + organization.name() + ")");
        }
        return parts.get(1);
    }

    /** The UUID in a name of this organisation. */
    public UUID uuid(Organization organization, String field, String name) {
        String id = id(organization, field, name);
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException malformed) {
            throw ServiceException.invalidField(field, name + " (expected: an id that is a UUID)");
        }
    }

    public String of(Organization organization, Object id) {
        return pattern.format(organization.alias(), id);
    }
}
