package dev.orrery.gateway.security;

import static dev.orrery.gateway.testing.HttpExchanges.tree;
import static org.assertj.core.api.Assertions.assertThat;

import dev.orrery.gateway.testing.HttpExchanges;
import dev.orrery.gateway.testing.TestGateway;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SecurityIT {
    private static final String BOOK = "/v1/shelves/1/books/2";

    private final TestGateway gateway =
            new TestGateway(Map.of("orrery.gateway.cors.allowed-origins", "https://console.example"));
    private final HttpExchanges http = new HttpExchanges(gateway);

    SecurityIT() throws Exception {}

    @AfterAll
    void stop() {
        gateway.close();
    }

    @Test
    void refusesWhoHasNoToken() throws Exception {
        HttpResponse<String> answer = http.send(gateway.anonymous(BOOK));
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("WWW-Authenticate")).hasValue("Bearer realm=\"orrery\"");
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(tree(answer).get("reason").asString()).isEqualTo("UNAUTHENTICATED_CALLER");
    }

    @Test
    void refusesTokensThatAreNotForItOrNotValidAnyMore() throws Exception {
        String foreignKey = gateway.issuer.token("ada");
        for (String token : List.of(
                gateway.issuer.tokenForAudience("calendar-service"),
                gateway.issuer.expiredToken(),
                foreignKey.substring(0, foreignKey.length() - 8) + "AAAAAAAA",
                "nonsense")) {
            HttpResponse<String> answer = http.send(gateway.anonymous(BOOK).header("Authorization", "Bearer " + token));
            assertThat(answer.statusCode()).isEqualTo(401);
            assertThat(answer.headers().firstValue("WWW-Authenticate").orElseThrow())
                    .contains("error=\"invalid_token\"");
        }
    }

    @Test
    void deniesUnknownPathsByDefault() throws Exception {
        assertThat(http.send(gateway.anonymous("/anything")).statusCode()).isEqualTo(401);
        assertThat(http.send(gateway.anonymous("/actuator/env")).statusCode()).isEqualTo(401);
    }

    @Test
    void showsItsHealthToAnybody() throws Exception {
        HttpResponse<String> answer = http.send(gateway.anonymous("/actuator/health"));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(tree(answer).get("status").asString()).isEqualTo("UP");
        assertThat(tree(answer).has("components")).isFalse();
    }

    @Test
    void answersPreflightsOfKnownOriginsWithoutAToken() throws Exception {
        HttpResponse<String> answer = http.send(gateway.anonymous(BOOK)
                .method("OPTIONS", BodyPublishers.noBody())
                .header("Origin", "https://console.example")
                .header("Access-Control-Request-Method", "PATCH")
                .header("Access-Control-Request-Headers", "authorization,if-match"));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).hasValue("https://console.example");

        HttpResponse<String> foreign = http.send(gateway.anonymous(BOOK)
                .method("OPTIONS", BodyPublishers.noBody())
                .header("Origin", "https://elsewhere.example")
                .header("Access-Control-Request-Method", "GET"));
        assertThat(foreign.statusCode()).isEqualTo(403);
    }

    @Test
    void letsAKnownOriginReadTheAnswerEvenWhenItIsAnError() throws Exception {
        HttpResponse<String> answer = http.send(gateway.anonymous(BOOK).header("Origin", "https://console.example"));
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().allValues("Access-Control-Allow-Origin"))
                .containsExactly("https://console.example");
    }

    @Test
    void saysThatKeysAreAwayInsteadOfBlamingTheToken() throws Exception {
        try (TestGateway withoutKeys = new TestGateway(
                Map.of("spring.security.oauth2.resourceserver.jwt.issuer-uri", "http://127.0.0.1:1/realms/none"))) {
            HttpResponse<String> answer = new HttpExchanges(withoutKeys).get(BOOK);
            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.headers().firstValue("Retry-After")).hasValue("1");
            assertThat(answer.body()).doesNotContain("127.0.0.1");
        }
    }

    @Test
    void saysThatAServiceIsAwayWithoutSayingWhere() throws Exception {
        try (TestGateway alone = new TestGateway(Map.of())) {
            alone.stopLibrary();
            HttpResponse<String> answer = new HttpExchanges(alone).get(BOOK);
            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(tree(answer).get("reason").asString()).isEqualTo("TEMPORARILY_UNAVAILABLE");
            assertThat(answer.body()).doesNotContain("127.0.0.1").doesNotContain("refused");
        }
    }
}
