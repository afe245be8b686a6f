package dev.orrery.gateway.transcoding;

import static dev.orrery.gateway.testing.HttpExchanges.tree;
import static org.assertj.core.api.Assertions.assertThat;

import dev.orrery.gateway.testing.HttpExchanges;
import dev.orrery.gateway.testing.TestGateway;
import dev.orrery.library.v1.ReadFileRequest;
import dev.orrery.library.v1.ReceiveHookRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Bodies that are no JSON pass as they are, both ways. */
class RawBodyIT {
    private final TestGateway gateway = TestGateway.shared();
    private final HttpExchanges http = new HttpExchanges(gateway);

    RawBodyIT() throws Exception {}

    @BeforeEach
    void forget() {
        gateway.forget();
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
}
