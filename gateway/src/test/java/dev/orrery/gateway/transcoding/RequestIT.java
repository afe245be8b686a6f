package dev.orrery.gateway.transcoding;

import static dev.orrery.gateway.testing.HttpExchanges.tree;
import static org.assertj.core.api.Assertions.assertThat;

import dev.orrery.gateway.testing.HttpExchanges;
import dev.orrery.gateway.testing.TestGateway;
import dev.orrery.library.v1.CreateBookRequest;
import dev.orrery.library.v1.DeleteBookRequest;
import dev.orrery.library.v1.GetBookRequest;
import dev.orrery.library.v1.UpdateBookRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** REST requests become calls of a real service: from path, query, body and headers. */
class RequestIT {
    private final TestGateway gateway = TestGateway.shared();
    private final HttpExchanges http = new HttpExchanges(gateway);

    RequestIT() throws Exception {}

    @BeforeEach
    void forget() {
        gateway.forget();
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
    void refusesAPathThatCannotBeDecoded() throws Exception {
        HttpResponse<String> answer = http.get("/v1/shelves/%FF/books/2");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(tree(answer).get("reason").asString()).isEqualTo("INVALID_FIELD");
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
}
