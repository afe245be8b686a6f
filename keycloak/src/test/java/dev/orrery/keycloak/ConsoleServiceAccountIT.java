package dev.orrery.keycloak;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The console reads people and organisations with a service account of its own, which may not do more. */
@ExtendWith(RunningKeycloak.class)
class ConsoleServiceAccountIT {

    private final RealmClient realm;
    private final String token;

    ConsoleServiceAccountIT(RealmClient realm) {
        this.realm = realm;
        this.token = realm.clientCredentials("admin-console", RunningKeycloak.CONSOLE_SECRET)
                .get("access_token")
                .asString();
    }

    @Test
    void readsPeopleOrganisationsMembersAndEvents() {
        String acme = "0a000000-0000-7000-8000-00000000ac3e";

        assertThat(read("orrery/users?search=ada")).contains("ada@acme.example");
        assertThat(read("orrery/organizations")).contains("\"acme\"", "\"globex\"");
        assertThat(read("orrery/organizations/" + acme + "/members"))
                .contains("\"ada\"", "\"ben\"", "\"gus\"")
                .doesNotContain("\"cleo\"");
        assertThat(read("orrery/organizations/" + acme + "/groups")).contains("owner", "admin", "member", "guest");
        assertThat(read("orrery/events")).startsWith("[");
    }

    @Test
    void mayNotWriteNorReadSecrets() {
        List<Integer> answers = List.of(
                realm.admin("POST", "orrery/users", token, "{\"username\":\"eve\"}")
                        .statusCode(),
                realm.admin("POST", "orrery/organizations", token, "{\"name\":\"Evil\"}")
                        .statusCode(),
                realm.admin("GET", "orrery/clients", token, "").statusCode(),
                realm.admin("PUT", "orrery", token, "{}").statusCode());

        assertThat(answers).containsOnly(403);
    }

    private String read(String path) {
        var answer = realm.admin("GET", path, token, "");
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        return answer.body();
    }
}
