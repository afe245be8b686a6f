package dev.orrery.gateway.testing;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Short forms of the exchanges that the tests make. */
public final class HttpExchanges {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final TestGateway gateway;

    public HttpExchanges(TestGateway gateway) {
        this.gateway = gateway;
    }

    public HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return gateway.http.send(request.build(), BodyHandlers.ofString());
    }

    public HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send(gateway.request(path));
    }

    public HttpResponse<String> json(String method, String path, String body) throws IOException, InterruptedException {
        return send(gateway.request(path)
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body)));
    }

    public static JsonNode tree(HttpResponse<String> response) {
        return JSON.readTree(response.body());
    }
}
