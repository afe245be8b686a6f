package dev.orrery.gateway.limits;

import static dev.orrery.gateway.testing.HttpExchanges.tree;
import static org.assertj.core.api.Assertions.assertThat;

import dev.orrery.gateway.testing.HttpExchanges;
import dev.orrery.gateway.testing.TestGateway;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BodyLimitIT {

    @Test
    void countsTheBytesThatComeWhateverLengthWasSaid() throws Exception {
        try (TestGateway gateway = new TestGateway(Map.of("orrery.gateway.rest.max-raw-size", "1KB"))) {
            HttpExchanges http = new HttpExchanges(gateway);
            byte[] fits = new byte[1024];
            byte[] tooLarge = new byte[1025];
            assertThat(http.send(gateway.request("/v1/shelves/1/books:import").POST(BodyPublishers.ofByteArray(fits)))
                            .statusCode())
                    .isEqualTo(200);
            for (var body : new BodyPublisher[] {
                BodyPublishers.ofByteArray(tooLarge),
                BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(tooLarge))
            }) {
                HttpResponse<String> answer =
                        http.send(gateway.request("/v1/shelves/1/books:import").POST(body));
                assertThat(answer.statusCode()).isEqualTo(413);
                assertThat(tree(answer).get("reason").asString()).isEqualTo("BODY_TOO_LARGE");
            }
        }
    }
}
