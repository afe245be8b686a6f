package dev.orrery.gateway.transcoding;

import static dev.orrery.gateway.testing.HttpExchanges.tree;
import static org.assertj.core.api.Assertions.assertThat;

import dev.orrery.gateway.testing.HttpExchanges;
import dev.orrery.gateway.testing.TestGateway;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Answers of a real service become REST answers, and so do its errors. */
class AnswerIT {
    private final TestGateway gateway = TestGateway.shared();
    private final HttpExchanges http = new HttpExchanges(gateway);

    AnswerIT() throws Exception {}

    @BeforeEach
    void forget() {
        gateway.forget();
    }

    @Test
    void answersJsonByTheProtoMapping() throws Exception {
        HttpResponse<String> answer = http.get("/v1/shelves/1/books/2");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/json");
        assertThat(answer.body())
                .isEqualTo("{\"name\":\"shelves/1/books/2\",\"title\":\"Orrery\","
                        + "\"author\":{\"displayName\":\"Rowley\",\"born\":1675},\"pageCount\":0,\"tags\":[],"
                        + "\"contributors\":[],\"notes\":{},\"etag\":\"\\\"1\\\"\",\"loans\":\"0\"}");
    }

    @Test
    void answersThePartThatTheRuleNames() throws Exception {
        assertThat(tree(http.get("/v1/shelves/1/books/2/author")).toString())
                .isEqualTo("{\"displayName\":\"Rowley\",\"born\":1675}");
    }

    @Test
    void answersAnEmptyMessageAsAnEmptyObject() throws Exception {
        HttpResponse<String> answer =
                http.send(gateway.request("/v1/shelves/1/books/2").DELETE());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("{}");
    }

    @Test
    void passesNothingOnThatIsNoMessage() throws Exception {
        HttpResponse<String> answer = http.get("/v1/shelves/garbled/books/2");
        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(tree(answer).get("reason").asString()).isEqualTo("INTERNAL_ERROR");
    }

    @Test
    void refusesAnAnswerOfAnotherType() throws Exception {
        assertThat(http.send(gateway.request("/v1/shelves/1/books/2").header("Accept", "text/html"))
                        .statusCode())
                .isEqualTo(406);
        assertThat(http.send(gateway.request("/v1/shelves/1/books/2").header("Accept", "text/html, */*;q=0.1"))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void tellsWhichMethodsAPathTakes() throws Exception {
        HttpResponse<String> answer =
                http.send(gateway.request("/v1/shelves/1/books/2").PUT(BodyPublishers.noBody()));
        assertThat(answer.statusCode()).isEqualTo(405);
        assertThat(answer.headers().firstValue("Allow")).hasValue("DELETE, GET, HEAD, OPTIONS, PATCH");

        HttpResponse<String> options =
                http.send(gateway.request("/v1/shelves/1/books/2:lend").method("OPTIONS", BodyPublishers.noBody()));
        assertThat(options.statusCode()).isEqualTo(204);
        assertThat(options.headers().firstValue("Allow")).hasValue("OPTIONS, POST");
    }

    @Test
    void knowsNoOtherPath() throws Exception {
        HttpResponse<String> answer = http.get("/v1/nothing/here");
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(tree(answer).get("reason").asString()).isEqualTo("ROUTE_NOT_FOUND");
    }

    @Test
    void answersHeadWithoutABody() throws Exception {
        HttpResponse<String> answer =
                http.send(gateway.request("/v1/shelves/1/books/2").method("HEAD", BodyPublishers.noBody()));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValueAsLong("Content-Length").orElse(0))
                .isGreaterThan(100);
        assertThat(answer.body()).isEmpty();
    }

    @Test
    void answersNotModifiedToWhoHasTheVersion() throws Exception {
        assertThat(http.get("/v1/shelves/1/books/2").headers().firstValue("ETag"))
                .hasValue("\"1\"");
        HttpResponse<String> answer =
                http.send(gateway.request("/v1/shelves/1/books/2").header("If-None-Match", "\"0\", W/\"1\""));
        assertThat(answer.statusCode()).isEqualTo(304);
        assertThat(answer.headers().firstValue("ETag")).hasValue("\"1\"");
        assertThat(answer.body()).isEmpty();
    }

    @Test
    void showsWhatAServiceSaysAboutAnError() throws Exception {
        HttpResponse<String> invalid = http.json("POST", "/v1/shelves/1/books/2:lend", "{}");
        assertThat(invalid.statusCode()).isEqualTo(400);
        assertThat(tree(invalid).get("type").asString()).isEqualTo("https://orrery.dev/errors/INVALID_FIELD");
        assertThat(tree(invalid).get("title").asString()).isEqualTo("Invalid field");
        assertThat(tree(invalid).get("detail").asString()).isEqualTo("reader is missing");
        assertThat(tree(invalid).get("metadata").get("shelf").asString()).isEqualTo("1");
        assertThat(tree(invalid).get("fieldViolations").toString())
                .isEqualTo("[{\"field\":\"reader\",\"description\":\"is empty (expected: a name)\"}]");

        HttpResponse<String> busy = http.json("POST", "/v1/shelves/1/books/2:lend", "{\"reader\":\"busy\"}");
        assertThat(busy.statusCode()).isEqualTo(503);
        assertThat(busy.headers().firstValue("Retry-After")).hasValue("7");
        assertThat(http.get("/v1/shelves/none/books/2").statusCode()).isEqualTo(404);
    }

    @Test
    void showsNothingOfAnErrorThatIsNotOurs() throws Exception {
        HttpResponse<String> answer = http.get("/v1/shelves/broken/books/2");
        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(tree(answer).get("reason").asString()).isEqualTo("INTERNAL_ERROR");
        assertThat(answer.body()).doesNotContain("SecretClass").doesNotContain("NullPointer");
    }
}
