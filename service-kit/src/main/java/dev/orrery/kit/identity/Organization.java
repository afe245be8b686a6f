package dev.orrery.kit.identity;

/**
 * An organisation as a token names it.
 *
 * @param id never changes
 * @param alias is in resource names: {@code orgs/acme}; never changes either
 */
public record Organization(OrganizationId id, String alias) {
    /** {@code orgs/acme}. */
    public String name() {
        return "orgs/" + alias;
    }

    /** {@code orgs/acme/users/<id>}. */
    public String userName(UserId user) {
        return name() + "/users/" + user;
    }
}
