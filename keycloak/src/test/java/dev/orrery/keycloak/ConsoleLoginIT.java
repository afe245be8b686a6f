package dev.orrery.keycloak;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** What a person sees between the console's button and the console, and what the console's client gets. */
@ExtendWith(RunningKeycloak.class)
class ConsoleLoginIT {

    private static final String REDIRECT = "http://127.0.0.1:8081/login/oauth2/code/keycloak";
    private static final String VERIFIER = "a-verifier-of-at-least-forty-three-characters-1";
    private static final Pattern FORM_ACTION = Pattern.compile("<form[^>]+action=\"([^\"]+)\"");
    private static final Pattern CODE = Pattern.compile("[?&]code=([^&]+)");

    private final RealmClient realm;

    ConsoleLoginIT(RealmClient realm) {
        this.realm = realm;
    }

    @Test
    void asksForTheNameThenForThePasswordThenGivesTheRoles() throws NoSuchAlgorithmException {
        HttpResponse<String> namePage =
                realm.get(authorization("&code_challenge_method=S256&code_challenge=" + challenge()));
        assertThat(namePage.body()).contains("name=\"username\"").doesNotContain("name=\"password\"");

        HttpResponse<String> passwordPage = realm.post(action(namePage), Map.of("username", "max"));
        assertThat(passwordPage.body()).contains("name=\"password\"");

        HttpResponse<String> done = realm.post(action(passwordPage), Map.of("password", "max"));
        String location = done.headers().firstValue("Location").orElseThrow();
        assertThat(location).startsWith(REDIRECT);

        Matcher code = CODE.matcher(location);
        assertThat(code.find()).isTrue();
        JsonNode tokens = realm.token(Map.of(
                "grant_type",
                "authorization_code",
                "client_id",
                "admin-console",
                "client_secret",
                RunningKeycloak.CONSOLE_SECRET,
                "redirect_uri",
                REDIRECT,
                "code_verifier",
                VERIFIER,
                "code",
                code.group(1)));
        assertThat(RealmClient.claims(tokens.get("id_token"))
                        .get("realm_access")
                        .toString())
                .contains("\"moderator\"");
        assertThat(RealmClient.claims(tokens.get("access_token")).get("aud").toString())
                .contains("gateway", "calendar-service", "okr-service");
    }

    @Test
    void insistsOnPkce() {
        HttpResponse<String> answer = realm.get(authorization(""));

        assertThat(answer.headers().firstValue("Location").orElse(""))
                .startsWith(REDIRECT)
                .contains("error=invalid_request");
    }

    @Test
    void refusesAForeignRedirect() throws NoSuchAlgorithmException {
        URI authorization = URI.create(authorization("&code_challenge_method=S256&code_challenge=" + challenge())
                .toString()
                .replace("127.0.0.1%3A8081", "orrery.example"));

        assertThat(realm.get(authorization).statusCode()).isEqualTo(400);
    }

    @Test
    void showsTheProductsNameAndOffersAnAccount() throws NoSuchAlgorithmException {
        String page = realm.get(authorization("&code_challenge_method=S256&code_challenge=" + challenge()))
                .body();

        assertThat(page).contains("Sign in to Orrery", "Create an account", "css/orrery.css");
        Matcher style = Pattern.compile("href=\"([^\"]+css/orrery.css)\"").matcher(page);
        assertThat(style.find()).isTrue();
        assertThat(realm.get(realm.server().resolve(style.group(1))).statusCode())
                .isEqualTo(200);
    }

    private URI authorization(String pkce) {
        return URI.create(realm.openIdConnect("auth") + "?"
                + RealmClient.encode(Map.of(
                        "client_id", "admin-console",
                        "response_type", "code",
                        "scope", "openid organization:*",
                        "redirect_uri", REDIRECT))
                + pkce);
    }

    private static URI action(HttpResponse<String> page) {
        Matcher form = FORM_ACTION.matcher(page.body());
        assertThat(form.find()).as("a form in %s", page.body()).isTrue();
        return URI.create(form.group(1).replace("&amp;", "&"));
    }

    private static String challenge() throws NoSuchAlgorithmException {
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(VERIFIER.getBytes(StandardCharsets.US_ASCII));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
    }
}
