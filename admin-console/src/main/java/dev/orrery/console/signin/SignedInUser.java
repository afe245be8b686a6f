package dev.orrery.console.signin;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The person in front of the browser. A snapshot of one login: what Keycloak said when they signed in.
 *
 * @param id the user's UUID in Keycloak
 * @param platformRoles realm roles such as {@code platform-admin}
 * @param memberships by alias
 */
public record SignedInUser(
        String id,
        String name,
        String email,
        Set<String> platformRoles,
        List<Membership> memberships,
        AccessToken accessToken) {

    /** Runs the platform: sees every organisation. */
    public static final String PLATFORM_ADMIN = "platform-admin";

    /** Decides what may stay. */
    public static final String MODERATOR = "moderator";

    /** The claim that tells apart two logins of one person, whose tokens must not be mixed. */
    static final String LOGIN_CLAIM = "sid";

    public SignedInUser {
        platformRoles = Set.copyOf(platformRoles);
        memberships = List.copyOf(memberships);
    }

    /** The membership that an address names by alias or UUID. */
    public Optional<Membership> membership(String aliasOrId) {
        return memberships.stream()
                .filter(membership -> membership.isCalled(aliasOrId))
                .findFirst();
    }

    public boolean isPlatformAdmin() {
        return platformRoles.contains(PLATFORM_ADMIN);
    }

    public boolean isModerator() {
        return platformRoles.contains(MODERATOR);
    }
}
