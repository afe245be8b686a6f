package dev.orrery.console.signin;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;

/** Reads an ID token of the realm; what is missing or of another shape counts as not there. */
final class Claims {
    private Claims() {}

    /** {@code {organization: {acme: {id: "0a00…", groups: ["/owner"]}}}}. */
    static List<Membership> memberships(OidcUser user) {
        List<Membership> memberships = new ArrayList<>();
        map(user.getClaim("organization")).forEach((alias, value) -> {
            Map<?, ?> organization = map(value);
            if (organization.get("id") instanceof String id) {
                memberships.add(new Membership(
                        String.valueOf(alias), id, OrganizationRole.ofGroups(strings(organization.get("groups")))));
            }
        });
        memberships.sort(Comparator.comparing(Membership::alias));
        return memberships;
    }

    /** {@code {realm_access: {roles: ["platform-admin"]}}}. */
    static Set<String> platformRoles(Map<String, Object> claims) {
        return strings(map(claims.get("realm_access")).get("roles")).stream()
                .filter(role -> role.equals(SignedInUser.PLATFORM_ADMIN) || role.equals(SignedInUser.MODERATOR))
                .collect(Collectors.toUnmodifiableSet());
    }

    static String subject(OidcUser user) {
        return Objects.requireNonNull(user.getSubject(), "sub is validated before");
    }

    /** What to call somebody: the name, else the user name. */
    static String name(OidcUser user) {
        String name = user.getFullName();
        if (name != null && !name.isBlank()) {
            return name;
        }
        String preferred = user.getPreferredUsername();
        return preferred == null ? subject(user) : preferred;
    }

    private static Map<?, ?> map(@Nullable Object value) {
        return value instanceof Map<?, ?> map ? map : Map.of();
    }

    private static Collection<String> strings(@Nullable Object value) {
        return value instanceof Collection<?> collection
                ? collection.stream().map(String::valueOf).toList()
                : List.of();
    }
}
