package dev.orrery.console.signin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orrery.console.ConsoleApplication;
import dev.orrery.console.fakes.FakeKeycloak;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

@SpringBootTest(
        classes = ConsoleApplication.class,
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = "vaadin.productionMode=true")
class SignInIT {
    private static final FakeKeycloak keycloak = new FakeKeycloak();

    @LocalServerPort
    private int port;

    @DynamicPropertySource
    static void addresses(DynamicPropertyRegistry properties) {
        properties.add("orrery.keycloak.issuer", keycloak::issuer);
        properties.add("orrery.keycloak.url", keycloak::url);
        properties.add("orrery.keycloak.client-secret", () -> "secret");
    }

    @AfterAll
    static void stop() {
        keycloak.close();
    }

    @Test
    void answersItsHealthWithoutALoginAndWithoutDetails() throws Exception {
        HttpResponse<String> health = get(client(Redirect.NEVER), "/actuator/health");

        assertThat(health.statusCode()).isEqualTo(200);
        assertThat(health.body()).contains("UP").doesNotContain("diskSpace");
    }

    @Test
    void sendsWhoIsNotSignedInToKeycloakWithProofKey() throws Exception {
        HttpClient client = client(Redirect.NEVER);
        HttpResponse<String> page = get(client, "/orgs/acme");
        assertThat(page.statusCode()).isEqualTo(302);

        HttpResponse<String> login = get(client, "/oauth2/authorization/keycloak");
        assertThat(login.headers().firstValue("Location"))
                .get()
                .asString()
                .startsWith(keycloak.issuer() + "/protocol/openid-connect/auth")
                .contains("client_id=admin-console")
                .contains("code_challenge_method=S256")
                .contains("organization:*");
    }

    @Test
    void servesTheConsoleAfterTheLogin() throws Exception {
        HttpResponse<String> page = get(client(Redirect.NORMAL), "/");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("console/console.css");
    }

    @Test
    void keepsTheDirectoryOfActuatorsShut() throws Exception {
        assertThat(get(client(Redirect.NEVER), "/actuator/env").statusCode()).isNotEqualTo(200);
    }

    private HttpResponse<String> get(HttpClient client, String path) throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                        .header("Accept", "text/html,application/json")
                        .build(),
                BodyHandlers.ofString());
    }

    private static HttpClient client(Redirect redirect) {
        return HttpClient.newBuilder()
                .cookieHandler(new CookieManager())
                .followRedirects(redirect)
                .build();
    }
}
