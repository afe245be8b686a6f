package dev.orrery.kit.identity;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;

/** Reads a verified token's claims into a {@link Caller}. */
final class Claims {
    private Claims() {}

    static Caller caller(Jwt token) {
        String email = text(token.getClaimAsString("email"), "");
        return new Caller(
                new UserId(uuid("sub", token.getSubject())),
                email,
                text(token.getClaimAsString("name"), text(token.getClaimAsString("preferred_username"), email)),
                Set.copyOf(strings(map(token.getClaim("realm_access")).get("roles"))),
                memberships(map(token.getClaim("organization"))),
                Objects.requireNonNull(token.getExpiresAt(), "exp is validated before"));
    }

    /** {@code {acme: {id: "0a00…", groups: ["/owner"]}}}. */
    private static List<Membership> memberships(Map<?, ?> organizations) {
        List<Membership> memberships = new ArrayList<>();
        organizations.forEach((alias, value) -> {
            Map<?, ?> organization = map(value);
            OrganizationId id = new OrganizationId(uuid("organization." + alias + ".id", organization.get("id")));
            memberships.add(new Membership(
                    new Organization(id, String.valueOf(alias)),
                    OrganizationRole.ofGroups(strings(organization.get("groups")))));
        });
        return memberships;
    }

    private static UUID uuid(String claim, @Nullable Object value) {
        try {
            return UUID.fromString(String.valueOf(value));
        } catch (IllegalArgumentException malformed) {
            throw new BadJwtException(claim + ": " + value + " (expected: a UUID)", malformed);
        }
    }

    private static String text(@Nullable String value, String otherwise) {
        return value == null ? otherwise : value;
    }

    private static Map<?, ?> map(@Nullable Object value) {
        return value instanceof Map<?, ?> map ? map : Map.of();
    }

    private static List<String> strings(@Nullable Object value) {
        return value instanceof List<?> list
                ? list.stream().map(String::valueOf).toList()
                : List.of();
    }
}
