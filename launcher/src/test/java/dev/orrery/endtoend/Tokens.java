package dev.orrery.endtoend;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Access tokens of the demo users, from the public client that only development has; fresh enough for a test. */
final class Tokens {

    /** Longer than a test takes, shorter than a token lasts. */
    private static final Duration FRESH = Duration.ofMinutes(2);

    private final URI keycloak;
    private final HttpClient http;
    private final Map<String, String> accessTokens = new ConcurrentHashMap<>();

    Tokens(URI keycloak, HttpClient http) {
        this.keycloak = keycloak;
        this.http = http;
    }

    String accessToken(String user) {
        return accessTokens.compute(user, (name, known) -> known != null && isFresh(known) ? known : request(name));
    }

    /** The claims of a token in compact form. */
    static JsonNode claims(String token) {
        return JsonMapper.shared().readTree(Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]));
    }

    private static boolean isFresh(String token) {
        Instant issued = Instant.ofEpochSecond(claims(token).get("iat").asLong());
        return Instant.now().isBefore(issued.plus(FRESH));
    }

    private String request(String user) {
        HttpRequest request = HttpRequest.newBuilder(keycloak.resolve("/realms/orrery/protocol/openid-connect/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("grant_type=password&client_id=orrery-cli&scope=openid+organization:*"
                        + "&username=" + user + "&password=" + user))
                .build();
        try {
            HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new AssertionError("no token for " + user + ": " + answer.body());
            }
            return JsonMapper.shared()
                    .readTree(answer.body())
                    .get("access_token")
                    .asString();
        } catch (IOException e) {
            throw new AssertionError("no token for " + user, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("no token for " + user, e);
        }
    }
}
