package dev.orrery.keycloak;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** The claims that services, gateway and console read. */
@ExtendWith(RunningKeycloak.class)
class TokenIT {

    private static final String ACME = "0a000000-0000-7000-8000-00000000ac3e";
    private static final String GLOBEX = "0a000000-0000-7000-8000-000000910be8";

    private final RealmClient realm;

    TokenIT(RealmClient realm) {
        this.realm = realm;
    }

    @ParameterizedTest
    @CsvSource({
        "ada,  0b000000-0000-7000-8000-000000000ada, acme,   " + ACME + ",   /owner",
        "ben,  0b000000-0000-7000-8000-000000000be1, acme,   " + ACME + ",   /member",
        "gus,  0b000000-0000-7000-8000-000000000605, acme,   " + ACME + ",   /guest",
        "cleo, 0b000000-0000-7000-8000-000000000c1e, globex, " + GLOBEX + ", /owner",
    })
    void carriesTheOneOrganisationOfAMember(
            String user, String subject, String alias, String organisation, String group) {
        JsonNode claims = RealmClient.claims(realm.passwordGrant(user, user).get("access_token"));

        assertThat(claims.get("sub").asString()).isEqualTo(subject);
        assertThat(claims.get("preferred_username").asString()).isEqualTo(user);
        assertThat(claims.get("organization").toString().replace('"', '\''))
                .isEqualTo("{'%s':{'id':'%s','groups':['%s']}}".formatted(alias, organisation, group));
        assertThat(roles(claims)).doesNotContain("moderator", "platform-admin", "change-follower");
    }

    @ParameterizedTest
    @CsvSource({"max, moderator", "pat, platform-admin"})
    void carriesThePlatformRoleInBothTokens(String user, String role) {
        JsonNode answer = realm.passwordGrant(user, user);

        assertThat(roles(RealmClient.claims(answer.get("access_token")))).contains(role);
        assertThat(roles(RealmClient.claims(answer.get("id_token")))).contains(role);
        assertThat(RealmClient.claims(answer.get("access_token")).has("organization"))
                .isFalse();
    }

    @Test
    void isMeantForTheGatewayAndBothServices() {
        JsonNode claims = RealmClient.claims(realm.passwordGrant("ada", "ada").get("access_token"));

        assertThat(strings(claims.get("aud"))).contains("gateway", "calendar-service", "okr-service");
        assertThat(claims.get("iss").asString()).isEqualTo(realm.server() + "/realms/orrery");
    }

    @Test
    void refusesAWrongPassword() {
        assertThat(realm.passwordGrant("ada", "ben").get("error").asString()).isEqualTo("invalid_grant");
    }

    @Test
    void letsEachServiceFollowTheOthersChangesAndNothingElse() {
        JsonNode okr = RealmClient.claims(realm.clientCredentials("okr-service", RunningKeycloak.OKR_SECRET)
                .get("access_token"));
        JsonNode calendar =
                RealmClient.claims(realm.clientCredentials("calendar-service", RunningKeycloak.CALENDAR_SECRET)
                        .get("access_token"));

        assertThat(roles(okr)).containsExactly("change-follower");
        assertThat(strings(okr.get("aud"))).containsExactly("calendar-service");
        assertThat(okr.get("azp").asString()).isEqualTo("okr-service");
        assertThat(roles(calendar)).containsExactly("change-follower");
        assertThat(strings(calendar.get("aud"))).containsExactly("okr-service");
        assertThat(calendar.get("azp").asString()).isEqualTo("calendar-service");
    }

    @Test
    void startsTheDeviceFlow() {
        JsonNode answer = realm.token(Map.of("client_id", "orrery-cli"), "auth/device");

        assertThat(answer.get("user_code").asString()).matches("[A-Z]{4}-[A-Z]{4}");
    }

    private static List<String> roles(JsonNode claims) {
        return strings(claims.get("realm_access").get("roles"));
    }

    private static List<String> strings(JsonNode node) {
        return node.isArray() ? node.valueStream().map(JsonNode::asString).toList() : List.of(node.asString());
    }
}
