package dev.orrery.okr.fields;

import dev.orrery.kit.errors.ServiceException;
import dev.orrery.kit.identity.Organization;
import dev.orrery.kit.identity.UserId;
import dev.orrery.kit.names.NamePattern;
import dev.orrery.okr.names.Names;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads names in the fields of a resource, which must be of the resource's own organisation. */
public final class References {
    private final Organization organization;

    public References(Organization organization) {
        this.organization = organization;
    }

    /** The ids in a name, without the organisation. */
    public List<String> ids(String field, NamePattern pattern, String name) {
        List<String> segments = pattern.parse(field, name);
        String named = segments.getFirst();
        if (!named.equals(organization.alias())
                && !named.equals(organization.id().toString())) {
            throw ServiceException.invalidField(field, name + " (expected: a name in " + organization.name() + ")");
        }
        return segments.subList(1, segments.size());
    }

    /** The id in a name, or null where the field is empty. */
    public @Nullable String idOrNull(String field, NamePattern pattern, String name) {
        return name.isEmpty() ? null : ids(field, pattern, name).getFirst();
    }

    /** The user in {@code orgs/{org}/users/{user}}. */
    public UserId user(String field, String name) {
        String id = ids(field, Names.USER, name).getFirst();
        try {
            return new UserId(UUID.fromString(id));
        } catch (IllegalArgumentException malformed) {
            throw ServiceException.invalidField(field, name + " (expected: orgs/{org}/users/{uuid})");
        }
    }

    /** The user in a name, or null where the field is empty. */
    public @Nullable UUID userOrNull(String field, String name) {
        return name.isEmpty() ? null : user(field, name).value();
    }

    /** The user's name. */
    public String userName(UUID user) {
        return organization.userName(new UserId(user));
    }

    /** The user's name; empty for none. */
    public String userNameOrEmpty(@Nullable UUID user) {
        return user == null ? "" : userName(user);
    }
}
