package dev.orrery.console.fakes;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** People of the development realm, with the claims that their tokens carry. */
@SuppressWarnings("ImmutableEnumChecker") // The collections are made by Map.of and List.of.
public enum FakeUser {
    ADA("0b000000-0000-7000-8000-000000000ada", "Ada Lovelace", Map.of("acme", "/owner"), List.of()),
    BEN(
            "0b000000-0000-7000-8000-000000000be1",
            "Ben Bitdiddle",
            Map.of("acme", "/member", "globex", "/guest"),
            List.of()),
    GUS("0b000000-0000-7000-8000-000000000605", "Gus Guest", Map.of("acme", "/guest"), List.of()),
    MAX("0b000000-0000-7000-8000-00000000003a", "Max Moderator", Map.of(), List.of("moderator")),
    PAT("0b000000-0000-7000-8000-000000000fa7", "Pat Platform", Map.of(), List.of("platform-admin"));

    private final String id;
    private final String fullName;
    private final Map<String, String> groups;
    private final List<String> realmRoles;

    FakeUser(String id, String fullName, Map<String, String> groups, List<String> realmRoles) {
        this.id = id;
        this.fullName = fullName;
        this.groups = groups;
        this.realmRoles = realmRoles;
    }

    public String id() {
        return id;
    }

    public String fullName() {
        return fullName;
    }

    /** What the realm puts into an ID token of this person. */
    public Map<String, Object> claims() {
        Map<String, Object> organizations = new HashMap<>();
        groups.forEach((alias, group) -> organizations.put(
                alias,
                Map.of(
                        "id",
                        alias.equals("acme") ? FakeKeycloak.ACME : FakeKeycloak.GLOBEX,
                        "groups",
                        List.of(group))));
        Map<String, Object> claims = new HashMap<>();
        claims.put("sub", id);
        claims.put("name", fullName);
        claims.put("preferred_username", name().toLowerCase(Locale.ROOT));
        claims.put("email", name().toLowerCase(Locale.ROOT) + "@acme.example");
        claims.put("realm_access", Map.of("roles", realmRoles));
        claims.put("organization", organizations);
        return claims;
    }
}
