package dev.orrery.keycloak;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the server makes of the production document: nobody can sign in who was not invited or registered. */
@ExtendWith(RunningKeycloak.class)
class ProductionRealmIT {

    private final RealmClient realm;
    private final String token;

    ProductionRealmIT(RealmClient realm) {
        this.realm = realm;
        this.token = JsonMapper.shared()
                .readTree(realm.post(
                                realm.server().resolve("/realms/master/protocol/openid-connect/token"),
                                Map.of(
                                        "grant_type",
                                        "password",
                                        "client_id",
                                        "admin-cli",
                                        "username",
                                        KeycloakServer.ADMIN_USER,
                                        "password",
                                        RunningKeycloak.ADMIN_PASSWORD))
                        .body())
                .get("access_token")
                .asString();
    }

    @Test
    void hasNoDemoPersonOrganisationOrClient() {
        assertThat(read("/users").size()).isZero();
        assertThat(read("/organizations").size()).isZero();
        assertThat(read("/clients").findValuesAsString("clientId"))
                .contains("admin-console", "okr-service")
                .doesNotContain("orrery-cli");
    }

    @Test
    void allowsNoPasswordGrantAndNoWildcardRedirect() {
        assertThat(read("/clients"))
                .filteredOn(client -> client.get("clientId").asString().matches("admin-console|okr-service"))
                .hasSize(2)
                .allSatisfy(client -> {
                    assertThat(client.get("directAccessGrantsEnabled").asBoolean())
                            .isFalse();
                    assertThat(client.get("redirectUris").toString()).doesNotContain("*");
                });
    }

    @Test
    void verifiesAddressesAndPasswordsOfThoseWhoRegister() {
        JsonNode settings = read("");

        assertThat(settings.get("registrationAllowed").asBoolean()).isTrue();
        assertThat(settings.get("verifyEmail").asBoolean()).isTrue();
        assertThat(settings.get("passwordPolicy").asString()).contains("length(12)");
        assertThat(settings.get("bruteForceProtected").asBoolean()).isTrue();
    }

    private JsonNode read(String path) {
        return JsonMapper.shared()
                .readTree(realm.admin("GET", RunningKeycloak.PRODUCTION_REALM + path, token, "")
                        .body());
    }
}
