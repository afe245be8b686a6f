package dev.orrery.gateway.transcoding;

import static dev.orrery.gateway.testing.HttpExchanges.tree;
import static org.assertj.core.api.Assertions.assertThat;

import dev.orrery.gateway.testing.HttpExchanges;
import dev.orrery.gateway.testing.TestGateway;
import dev.orrery.library.v1.CreateBookRequest;
import dev.orrery.library.v1.DeleteBookRequest;
import dev.orrery.library.v1.GetBookRequest;
import dev.orrery.library.v1.ReadFileRequest;
import dev.orrery.library.v1.ReceiveHookRequest;
import dev.orrery.library.v1.UpdateBookRequest;
import io.grpc.Deadline;
import io.grpc.Metadata;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** REST requests with one answer, through a real gateway to a real service. */
class UnaryTranscodingIT {
    private final TestGateway gateway = TestGateway.shared();
    private final HttpExchanges http = new HttpExchanges(gateway);

    UnaryTranscodingIT() throws Exception {}

    @BeforeEach
    void forget() {
        gateway.library.requests.clear();
        gateway.library.deadlines.clear();
        gateway.library.cancelled.clear();
        gateway.metadata.clear();
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
    void takesEveryTemplateOfARule() throws Exception {
        assertThat(http.get("/v1/archive/1999/a%2Fb/c").statusCode()).isEqualTo(200);
        assertThat(gateway.library.requests.poll())
                .isEqualTo(GetBookRequest.newBuilder()
                        .setName("archive/1999/a%2Fb/c")
                        .build());
    }

    @Test
    void answersThePartThatTheRuleNames() throws Exception {
        assertThat(tree(http.get("/v1/shelves/1/books/2/author")).toString())
                .isEqualTo("{\"displayName\":\"Rowley\",\"born\":1675}");
    }

    @Test
    void bindsPathBodyAndQueryTogether() throws Exception {
        HttpResponse<String> answer = http.json(
                "POST", "/v1/shelves/1/books?bookId=b7&validateOnly=true", "{\"title\":\"T\",\"genre\":\"FICTION\"}");

        assertThat(answer.statusCode()).isEqualTo(200);
        CreateBookRequest request = (CreateBookRequest) gateway.library.requests.remove();
        assertThat(request.getParent()).isEqualTo("shelves/1");
        assertThat(request.getBookId()).isEqualTo("b7");
        assertThat(request.getValidateOnly()).isTrue();
        assertThat(request.getBook().getTitle()).isEqualTo("T");
    }

    @Test
    void answersAnEmptyMessageAsAnEmptyObject() throws Exception {
        HttpResponse<String> answer =
                http.send(gateway.request("/v1/shelves/1/books/2").DELETE());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("{}");
    }

    @Test
    void patchesTheFieldsPresentInTheBody() throws Exception {
        http.json(
                "PATCH",
                "/v1/shelves/1/books/2",
                "{\"name\":\"x\",\"title\":\"T\",\"pageCount\":null,\"createTime\":null,\"etag\":\"\\\"1\\\"\"}");

        UpdateBookRequest request = (UpdateBookRequest) gateway.library.requests.remove();
        assertThat(request.getUpdateMask().getPathsList()).containsExactlyInAnyOrder("title", "page_count");
        assertThat(request.getBook().getName()).isEqualTo("shelves/1/books/2");
    }

    @Test
    void patchesTheFieldsOfAGivenMask() throws Exception {
        http.json("PATCH", "/v1/shelves/1/books/2?updateMask=dueTime,author.displayName", "{\"title\":\"T\"}");

        UpdateBookRequest request = (UpdateBookRequest) gateway.library.requests.remove();
        assertThat(request.getUpdateMask().getPathsList()).containsExactly("due_time", "author.display_name");
    }

    @Test
    void namesEachFieldThatDoesNotFit() throws Exception {
        HttpResponse<String> answer = http.json(
                "POST", "/v1/shelves/1/books?nosuch=1", "{\"titel\":\"T\",\"contributors\":[{},{\"born\":\"x\"}]}");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(tree(answer).get("reason").asString()).isEqualTo("INVALID_FIELD");
        assertThat(tree(answer).get("fieldViolations").findValuesAsString("field"))
                .containsExactly("titel", "contributors[1].born", "nosuch");
        assertThat(gateway.library.requests).isEmpty();
    }

    @Test
    void refusesABodyThatIsNoJson() throws Exception {
        HttpResponse<String> answer = http.json("POST", "/v1/shelves/1/books", "{\"title\":");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(tree(answer).get("fieldViolations").findValuesAsString("field"))
                .containsExactly("body");
    }

    @Test
    void refusesABodyOfAnotherType() throws Exception {
        HttpResponse<String> answer = http.send(gateway.request("/v1/shelves/1/books")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("title=T")));
        assertThat(answer.statusCode()).isEqualTo(415);
        assertThat(answer.headers().firstValue("Accept")).hasValue("application/json");
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
    void givesRawBytesTheVersionThatTheyComeWithAndNoneToWhoHasThem() throws Exception {
        HttpResponse<String> first = http.send(gateway.anonymous("/feeds/secret.ics"));
        HttpResponse<String> again =
                http.send(gateway.anonymous("/feeds/secret.ics").header("If-None-Match", "W/\"v1\""));

        assertThat(first.headers().firstValue("Content-Type")).hasValue("text/calendar");
        assertThat(first.headers().firstValue("ETag")).hasValue("\"v1\"");
        assertThat(first.body()).isEqualTo("BEGIN:secret.ics");
        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
        gateway.library.requests.remove();
        assertThat(((ReadFileRequest) gateway.library.requests.remove()).getIfNoneMatch())
                .isEqualTo("W/\"v1\"");
    }

    @Test
    void passesOnWhatIsSignedByteForByteAndWithoutAToken() throws Exception {
        HttpResponse<String> answer = http.send(gateway.anonymous("/hooks/kpi/t0ken?webhookId=forged")
                .header("webhook-id", "call-1")
                .header("webhook-timestamp", "1795251600")
                .header("webhook-signature", "v1,one")
                .header("webhook-signature", "v1,two")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{ \"value\" : 1.50 }\n")));

        assertThat(answer.statusCode()).isEqualTo(200);
        ReceiveHookRequest request = (ReceiveHookRequest) gateway.library.requests.remove();
        assertThat(request.getToken()).isEqualTo("t0ken");
        assertThat(request.getWebhookId()).isEqualTo("call-1");
        assertThat(request.getWebhookTimestamp()).isEqualTo("1795251600");
        assertThat(request.getWebhookSignature()).isEqualTo("v1,one v1,two");
        assertThat(request.getContent().getData().toStringUtf8()).isEqualTo("{ \"value\" : 1.50 }\n");
    }

    @Test
    void sendsIfMatchWhereTheEtagBelongs() throws Exception {
        http.send(gateway.request("/v1/shelves/1/books/2")
                .header("If-Match", "\"1\"")
                .DELETE());
        assertThat(((DeleteBookRequest) gateway.library.requests.remove()).getEtag())
                .isEqualTo("\"1\"");

        HttpResponse<String> stale = http.send(gateway.request("/v1/shelves/1/books/2")
                .header("If-Match", "\"0\"")
                .header("Content-Type", "application/merge-patch+json")
                .method("PATCH", BodyPublishers.ofString("{\"title\":\"T\"}")));
        assertThat(stale.statusCode()).isEqualTo(412);
        assertThat(tree(stale).get("reason").asString()).isEqualTo("ETAG_MISMATCH");
    }

    @Test
    void sendsTheIdempotencyKeyAsRequestId() throws Exception {
        http.send(gateway.request("/v1/shelves/1/books")
                .header("Idempotency-Key", "k-1")
                .POST(BodyPublishers.ofString("{}")));
        assertThat(((CreateBookRequest) gateway.library.requests.remove()).getRequestId())
                .isEqualTo("k-1");

        HttpResponse<String> clash = http.send(gateway.request("/v1/shelves/1/books?requestId=k-2")
                .header("Idempotency-Key", "k-1")
                .POST(BodyPublishers.ofString("{}")));
        assertThat(clash.statusCode()).isEqualTo(400);
    }

    @Test
    void takesARawBodyAsItIs() throws Exception {
        byte[] body = "x".repeat(5_000_000).getBytes(StandardCharsets.UTF_8);
        HttpResponse<String> answer = http.send(gateway.request("/v1/shelves/1/books:import?mode=SCIENCE")
                .header("Content-Type", "text/calendar; charset=utf-8")
                .POST(BodyPublishers.ofByteArray(body)));
        assertThat(tree(answer).toString())
                .isEqualTo("{\"contentType\":\"text/calendar; charset=utf-8\",\"sizeBytes\":\"5000000\","
                        + "\"mode\":\"SCIENCE\"}");
    }

    @Test
    void givesARawBodyAsItIs() throws Exception {
        HttpResponse<String> answer = http.get("/v1/shelves/1/books/2:export");
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/calendar");
        assertThat(answer.body()).isEqualTo("BEGIN:shelves/1/books/2");
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

    @Test
    void passesTheTokenOnAndTheRequestIdBothWays() throws Exception {
        HttpResponse<String> answer =
                http.send(gateway.request("/v1/shelves/1/books/2").header("X-Request-Id", "trace-1"));
        assertThat(answer.headers().allValues("X-Request-Id")).containsExactly("trace-1");
        Metadata metadata = gateway.metadata.remove();
        assertThat(value(metadata, "x-request-id")).isEqualTo("trace-1");
        assertThat(value(metadata, "authorization")).startsWith("Bearer ey");

        HttpResponse<String> forged = http.send(gateway.request("/v1/nothing").header("X-Request-Id", "a b\tc"));
        assertThat(tree(forged).get("requestId").asString())
                .isEqualTo(forged.headers().firstValue("X-Request-Id").orElseThrow())
                .hasSize(36);
    }

    @Test
    void callsWithADeadline() throws Exception {
        http.get("/v1/shelves/1/books/2");
        Deadline deadline = gateway.library.deadlines.remove();
        assertThat(deadline.timeRemaining(TimeUnit.SECONDS)).isBetween(20L, 30L);
    }

    @Test
    void cancelsTheCallOfWhoLeaves() throws Exception {
        CompletableFuture<HttpResponse<Void>> call = gateway.http.sendAsync(
                gateway.request("/v1/shelves/slow/books/2").build(), HttpResponse.BodyHandlers.discarding());
        assertThat(gateway.library.requests.poll(10, TimeUnit.SECONDS)).isNotNull();
        call.cancel(true);
        assertThat(gateway.library.cancelled.poll(10, TimeUnit.SECONDS)).isEqualTo("shelves/slow/books/2");
    }

    @Test
    void refusesAPathThatCannotBeDecoded() throws Exception {
        HttpResponse<String> answer = http.get("/v1/shelves/%FF/books/2");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(tree(answer).get("reason").asString()).isEqualTo("INVALID_FIELD");
    }

    private static String value(Metadata metadata, String name) {
        return metadata.get(Metadata.Key.of(name, Metadata.ASCII_STRING_MARSHALLER));
    }
}
