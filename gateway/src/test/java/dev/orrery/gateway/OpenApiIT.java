package dev.orrery.gateway;

import static dev.orrery.gateway.testing.HttpExchanges.tree;
import static org.assertj.core.api.Assertions.assertThat;

import dev.orrery.gateway.testing.HttpExchanges;
import dev.orrery.gateway.testing.TestGateway;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class OpenApiIT {
    private final TestGateway gateway = TestGateway.shared();
    private final HttpExchanges http = new HttpExchanges(gateway);

    OpenApiIT() throws Exception {}

    @Test
    void describesEveryRuleWithoutAToken() throws Exception {
        JsonNode document = tree(http.send(gateway.anonymous("/v1/openapi.json")));
        assertThat(document.get("openapi").asString()).isEqualTo("3.1.0");
        assertThat(document.get("paths").propertyNames())
                .contains(
                        "/v1/shelves/{shelf}/books/{book}",
                        "/v1/shelves/{shelf}/books/{book}:lend",
                        "/v1/books:search",
                        "/v1/shelves/{shelf}/bookChanges:watch");
    }

    @Test
    void describesParametersBodiesAndAnswers() throws Exception {
        JsonNode paths = tree(http.send(gateway.anonymous("/v1/openapi.json"))).get("paths");

        JsonNode patch = paths.get("/v1/shelves/{shelf}/books/{book}").get("patch");
        assertThat(patch.get("summary").asString()).isEqualTo("Changes a book");
        assertThat(patch.get("parameters").findValuesAsString("name"))
                .containsExactly("shelf", "book", "updateMask", "requestId", "Idempotency-Key", "If-Match");
        assertThat(patch.at("/requestBody/content/application~1json/schema/$ref")
                        .asString())
                .isEqualTo("#/components/schemas/orrery.library.v1.Book");
        assertThat(patch.at("/responses/default/content/application~1problem+json")
                        .isObject())
                .isTrue();

        JsonNode watch = paths.get("/v1/shelves/{shelf}/bookChanges:watch").at("/get/responses/200/content");
        assertThat(watch.propertyNames()).containsExactlyInAnyOrder("text/event-stream", "application/x-ndjson");
        assertThat(paths.get("/v1/books:search").at("/get/parameters").findValuesAsString("name"))
                .contains("author.displayName", "readMask", "rare")
                .doesNotContain("labels", "author");
    }

    @Test
    void refersOnlyToSchemasThatAreThere() throws Exception {
        JsonNode document = tree(http.send(gateway.anonymous("/v1/openapi.json")));
        JsonNode schemas = document.at("/components/schemas");
        assertThat(document.findValuesAsString("$ref"))
                .isNotEmpty()
                .allMatch(reference -> schemas.has(reference.substring("#/components/schemas/".length())));
        assertThat(schemas.at("/orrery.library.v1.Book/properties/loans/format").asString())
                .isEqualTo("int64");
        assertThat(schemas.at("/orrery.library.v1.Book/properties/createTime/readOnly")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void showsThePages() throws Exception {
        assertThat(http.send(gateway.anonymous("/docs")).statusCode()).isEqualTo(308);
        for (String page : new String[] {
            "/docs/index.html",
            "/docs/start.js",
            "/docs/swagger-ui/swagger-ui.css",
            "/docs/swagger-ui/swagger-ui-bundle.js"
        }) {
            HttpResponse<String> answer = http.send(gateway.anonymous(page));
            assertThat(answer.statusCode()).as(page).isEqualTo(200);
            assertThat(answer.body()).isNotEmpty();
        }
        assertThat(http.send(gateway.anonymous("/docs/nothing.html")).statusCode())
                .isEqualTo(404);
    }
}
