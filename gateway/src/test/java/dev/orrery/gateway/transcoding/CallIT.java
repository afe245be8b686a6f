package dev.orrery.gateway.transcoding;

import static dev.orrery.gateway.testing.HttpExchanges.tree;
import static org.assertj.core.api.Assertions.assertThat;

import dev.orrery.gateway.testing.HttpExchanges;
import dev.orrery.gateway.testing.TestGateway;
import io.grpc.Deadline;
import io.grpc.Metadata;
import java.net.http.HttpResponse;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a call carries along: who asks, by when, and for how long they wait. */
class CallIT {
    private final TestGateway gateway = TestGateway.shared();
    private final HttpExchanges http = new HttpExchanges(gateway);

    CallIT() throws Exception {}

    @BeforeEach
    void forget() {
        gateway.forget();
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

    private static String value(Metadata metadata, String name) {
        return metadata.get(Metadata.Key.of(name, Metadata.ASCII_STRING_MARSHALLER));
    }
}
