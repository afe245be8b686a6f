package dev.orrery.keycloak;

import java.io.IOException;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Speaks to the server as clients do: token requests, the login pages, the admin API. Keeps cookies like a browser. */
final class RealmClient {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final HttpClient http = HttpClient.newHttpClient();

    /** The server marks its cookies as secure, which a browser honours on a loopback address and a CookieManager not. */
    private final Map<String, String> cookies = new HashMap<>();

    private final URI server;

    RealmClient(URI server) {
        this.server = server;
    }

    URI server() {
        return server;
    }

    URI openIdConnect(String endpoint) {
        return server.resolve("/realms/orrery/protocol/openid-connect/" + endpoint);
    }

    /** The answer to a password grant of {@code orrery-cli}, as the tour in the README asks for it. */
    JsonNode passwordGrant(String user, String password) {
        return token(Map.of(
                "grant_type", "password",
                "client_id", "orrery-cli",
                "username", user,
                "password", password,
                "scope", "openid organization:*"));
    }

    JsonNode clientCredentials(String client, String secret) {
        return token(Map.of("grant_type", "client_credentials", "client_id", client, "client_secret", secret));
    }

    JsonNode token(Map<String, String> form) {
        return token(form, "token");
    }

    JsonNode token(Map<String, String> form, String endpoint) {
        return JSON.readTree(post(openIdConnect(endpoint), form).body());
    }

    HttpResponse<String> post(URI uri, Map<String, String> form) {
        return send(HttpRequest.newBuilder(uri)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(encode(form))));
    }

    HttpResponse<String> get(URI uri) {
        return send(HttpRequest.newBuilder(uri));
    }

    HttpResponse<String> admin(String method, String path, String token, String body) {
        return send(HttpRequest.newBuilder(server.resolve("/admin/realms/" + path))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body)));
    }

    /** The claims of a token in compact form. */
    static JsonNode claims(JsonNode token) {
        String payload = token.asString().split("\\.", -1)[1];
        return JSON.readTree(Base64.getUrlDecoder().decode(payload));
    }

    static String encode(Map<String, String> form) {
        return form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            request.setHeader(
                    "Cookie",
                    cookies.entrySet().stream()
                            .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                            .collect(Collectors.joining("; ")));
            HttpResponse<String> answer = http.send(request.build(), BodyHandlers.ofString());
            answer.headers().allValues("Set-Cookie").stream()
                    .flatMap(header -> HttpCookie.parse(header).stream())
                    .forEach(cookie -> cookies.put(cookie.getName(), cookie.getValue()));
            return answer;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
