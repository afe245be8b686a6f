package dev.orrery.console.signin;

/**
 * An organisation that somebody belongs to.
 *
 * @param alias as in addresses and resource names
 * @param id its UUID in Keycloak
 * @param role what the person may do in it
 */
public record Membership(String alias, String id, OrganizationRole role) {

    /** As a parent in calls: {@code orgs/acme}. */
    public String parent() {
        return "orgs/" + alias;
    }

    /** Whether an address means this organisation, by alias or by UUID. */
    boolean isCalled(String aliasOrId) {
        return alias.equals(aliasOrId) || id.equals(aliasOrId);
    }
}
