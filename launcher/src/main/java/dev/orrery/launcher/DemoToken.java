package dev.orrery.launcher;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The token of a demo user, whose password is its name; renewed in the second half of its life. */
final class DemoToken implements Supplier<String> {

    private final URI endpoint;
    private final String user;
    private String token = "";
    private long renewNanos;

    DemoToken(URI issuer, String user) {
        this.endpoint = URI.create(issuer + "/protocol/openid-connect/token");
        this.user = user;
    }

    @Override
    public synchronized String get() {
        if (token.isEmpty() || System.nanoTime() - renewNanos > 0) {
            JsonNode answer = ask();
            token = answer.get("access_token").asString();
            renewNanos = System.nanoTime()
                    + Duration.ofSeconds(answer.get("expires_in").asLong()).toNanos() / 2;
        }
        return token;
    }

    private JsonNode ask() {
        HttpRequest request = HttpRequest.newBuilder(endpoint)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("grant_type=password&client_id=orrery-cli&scope=openid+organization:*"
                        + "&username=" + user + "&password=" + user))
                .build();
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new StartupException("no token for " + user + " (expected: the dev profile): " + answer.body());
            }
            return JsonMapper.shared().readTree(answer.body());
        } catch (IOException e) {
            throw new StartupException("no token for " + user + " from " + endpoint, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartupException("interrupted while waiting for a token", e);
        }
    }
}
