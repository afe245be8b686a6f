package dev.orrery.keycloak;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class RealmDocumentTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Test
    void addsAnOverlayElementToTheOneOfTheSameName() {
        JsonNode merged = RealmDocument.merge(
                JSON.readTree("{'clients': [{'clientId': 'a', 'uris': ['x'], 'on': true}]}".replace('\'', '"')),
                JSON.readTree("{'clients': [{'clientId': 'a', 'uris': ['y'], 'on': false}, {'clientId': 'b'}]}"
                        .replace('\'', '"')));

        assertThat(merged.toString().replace('"', '\''))
                .isEqualTo("{'clients':[{'clientId':'a','uris':['x','y'],'on':false},{'clientId':'b'}]}");
    }

    @Test
    void hasNoPersonAndNoPasswordInProduction() {
        JsonNode realm = JSON.readTree(RealmDocument.production());

        assertThat(realm.get("users"))
                .allSatisfy(user -> assertThat(user.get("username").asString()).startsWith("service-account-"));
        assertThat(realm.toString()).doesNotContain("credentials", "directAccessGrantsEnabled\":true", "orrery-cli");
        assertThat(realm.has("organizations")).isFalse();
    }

    @Test
    void takesEverySecretFromTheEnvironment() {
        assertThat(JSON.readTree(RealmDocument.development()).get("clients"))
                .allSatisfy(client ->
                        assertThat(client.path("secret").asString("${}")).matches("\\$\\{[A-Z_]*}"));
    }
}
