package dev.orrery.kit.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orrery.kit.errors.ServiceException;
import dev.orrery.kit.testing.FixedClock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;

class ClaimsTest {
    private static final UUID ADA = UUID.fromString("0b000000-0000-7000-8000-000000000ada");
    private static final String ACME = "0a000000-0000-7000-8000-00000000ac3e";

    @Test
    void readsAPersonsToken() {
        Caller caller = Claims.caller(token(Map.of(
                "email",
                "ada@acme.example",
                "name",
                "Ada Lovelace",
                "realm_access",
                Map.of("roles", List.of("moderator", "offline_access")),
                "organization",
                Map.of("acme", Map.of("id", ACME, "groups", List.of("/owner"))))));

        assertThat(caller.id()).isEqualTo(new UserId(ADA));
        assertThat(caller.displayName()).isEqualTo("Ada Lovelace");
        assertThat(caller.hasPlatformRole(Caller.MODERATOR)).isTrue();
        assertThat(caller.hasPlatformRole(Caller.PLATFORM_ADMIN)).isFalse();
        assertThat(caller.membership("acme")).isEqualTo(caller.membership(ACME));
        assertThat(caller.membership("acme").role()).isEqualTo(OrganizationRole.OWNER);
        assertThat(caller.membership("acme").organization().name()).isEqualTo("orgs/acme");
    }

    @Test
    void readsAServiceAccountsToken() {
        Caller caller = Claims.caller(token(Map.of("preferred_username", "service-account-okr")));

        assertThat(caller.displayName()).isEqualTo("service-account-okr");
        assertThat(caller.email()).isEmpty();
        assertThat(caller.memberships()).isEmpty();
    }

    @Test
    void takesTheHighestRoleAndTheLowestWhereThereIsNone() {
        assertThat(roleOf(List.of("/guest", "/admin", "/member"))).isEqualTo(OrganizationRole.ADMIN);
        assertThat(roleOf(List.of())).isEqualTo(OrganizationRole.GUEST);
        assertThat(roleOf(List.of("/owner/of/something", "owner"))).isEqualTo(OrganizationRole.GUEST);
    }

    @Test
    void hidesAnOrganizationThatTheTokenDoesNotName() {
        Caller caller = Claims.caller(token(Map.of("organization", Map.of("acme", Map.of("id", ACME)))));

        assertThatThrownBy(() -> caller.membership("globex"))
                .isInstanceOfSatisfying(
                        ServiceException.class,
                        refusal -> assertThat(refusal.reason()).isEqualTo("ORGANIZATION_NOT_FOUND"));
        assertThatThrownBy(() -> caller.membership("")).isInstanceOf(ServiceException.class);
    }

    @Test
    void refusesAnOrganizationWithoutAnId() {
        assertThatThrownBy(() -> Claims.caller(token(Map.of("organization", Map.of("acme", Map.of())))))
                .isInstanceOf(BadJwtException.class)
                .hasMessageContaining("organization.acme.id");
    }

    /** Keycloak's default claim is a list of aliases, without ids: no membership comes of it. */
    @Test
    void takesAPlainListForNoMembership() {
        assertThat(Claims.caller(token(Map.of("organization", List.of("acme")))).memberships())
                .isEmpty();
    }

    @Test
    void includesEveryLowerRole() {
        List<OrganizationRole> ascending = List.of(
                OrganizationRole.GUEST, OrganizationRole.MEMBER, OrganizationRole.ADMIN, OrganizationRole.OWNER);
        for (int role = 0; role < ascending.size(); role++) {
            for (int needed = 0; needed < ascending.size(); needed++) {
                assertThat(ascending.get(role).includes(ascending.get(needed))).isEqualTo(needed <= role);
            }
        }
    }

    private static OrganizationRole roleOf(List<String> groups) {
        return Claims.caller(token(Map.of("organization", Map.of("acme", Map.of("id", ACME, "groups", groups)))))
                .membership("acme")
                .role();
    }

    private static Jwt token(Map<String, Object> claims) {
        return Jwt.withTokenValue("t")
                .header("alg", "RS256")
                .subject(ADA.toString())
                .issuedAt(FixedClock.START)
                .expiresAt(FixedClock.START.plusSeconds(300))
                .claims(all -> all.putAll(claims))
                .build();
    }
}
