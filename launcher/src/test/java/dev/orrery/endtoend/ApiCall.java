package dev.orrery.endtoend;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** REST calls to the gateway in the name of one person. */
public final class ApiCall {

    private final HttpClient http;
    private final URI gateway;
    private final String token;

    ApiCall(HttpClient http, URI gateway, String token) {
        this.http = http;
        this.gateway = gateway;
        this.token = token;
    }

    public HttpResponse<String> get(String path) {
        return send("GET", path, "application/json", "");
    }

    public HttpResponse<String> post(String path, String json) {
        return send("POST", path, "application/json", json);
    }

    /** Creates a resource and answers its name. */
    public String create(String collection, String json) {
        HttpResponse<String> answer = post(collection, json);
        if (answer.statusCode() != 200) {
            throw new AssertionError(collection + ": " + answer.body());
        }
        return json(answer).get("name").asString();
    }

    public HttpResponse<String> patch(String path, String json) {
        return send("PATCH", path, "application/json", json);
    }

    public HttpResponse<String> delete(String path) {
        return send("DELETE", path, "application/json", "");
    }

    public HttpResponse<String> send(String method, String path, String contentType, String body) {
        try {
            return http.send(
                    request(path)
                            .header("Content-Type", contentType)
                            .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                            .build(),
                    BodyHandlers.ofString());
        } catch (IOException e) {
            throw new AssertionError(method + " " + path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(method + " " + path, e);
        }
    }

    /** A request with the token in it, for what needs headers or a body of its own. */
    public HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(gateway.resolve(path)).header("Authorization", "Bearer " + token);
    }

    public static JsonNode json(HttpResponse<String> answer) {
        return JsonMapper.shared().readTree(answer.body());
    }
}
