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
import java.net.http.HttpRequest.BodyPublishers;
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

    @Test
    void showsItsOwnPageForAnAddressThatLeadsNowhere() throws Exception {
        HttpClient client = client(Redirect.NORMAL);
        get(client, "/");

        HttpResponse<String> page = get(client, "/nowhere");

        assertThat(page.body()).contains("console/console.css");
    }

    @Test
    void endsTheSessionWhenTheLoginEndsInKeycloak() throws Exception {
        CookieManager cookies = new CookieManager();
        get(client(Redirect.NORMAL, cookies), "/");
        HttpClient browser = client(Redirect.NEVER, cookies);
        assertThat(get(browser, "/orgs/acme").statusCode()).isEqualTo(200);

        HttpResponse<String> told = tellOfLogout(keycloak.logoutToken());

        assertThat(told.statusCode()).as(told.body()).isEqualTo(200);
        assertThat(get(browser, "/orgs/acme").statusCode()).isEqualTo(302);
    }

    @Test
    void refusesAnEndOfLoginThatKeycloakDidNotSign() throws Exception {
        CookieManager cookies = new CookieManager();
        get(client(Redirect.NORMAL, cookies), "/");
        String forged = keycloak.logoutToken().replaceAll("[^.]+$", "c2lnbmVkLWJ5LW5vYm9keQ");

        HttpResponse<String> told = tellOfLogout(forged);

        assertThat(told.statusCode()).isEqualTo(400);
        assertThat(get(client(Redirect.NEVER, cookies), "/orgs/acme").statusCode())
                .isEqualTo(200);
    }

    private HttpResponse<String> tellOfLogout(String token) throws IOException, InterruptedException {
        return client(Redirect.NEVER)
                .send(
                        HttpRequest.newBuilder(address("/logout/connect/back-channel/keycloak"))
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .POST(BodyPublishers.ofString("logout_token=" + token))
                                .build(),
                        BodyHandlers.ofString());
    }

    private HttpResponse<String> get(HttpClient client, String path) throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(address(path))
                        .header("Accept", "text/html,application/json")
                        .build(),
                BodyHandlers.ofString());
    }

    private URI address(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    private static HttpClient client(Redirect redirect) {
        return client(redirect, new CookieManager());
    }

    private static HttpClient client(Redirect redirect, CookieManager cookies) {
        return HttpClient.newBuilder()
                .cookieHandler(cookies)
                .followRedirects(redirect)
                .build();
    }
}
