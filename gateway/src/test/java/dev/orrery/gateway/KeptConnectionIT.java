package dev.orrery.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orrery.gateway.testing.TestGateway;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A connection is read on after each answer, however soon the next request comes. */
class KeptConnectionIT {
    private static final int REQUESTS = 1_000;
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Test
    void answersEveryRequestOfAConnection() throws Exception {
        TestGateway gateway = TestGateway.shared();
        try (HttpClient http =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            for (int i = 0; i < REQUESTS; i++) {
                HttpResponse<Void> answer = http.send(
                        gateway.anonymous("/actuator/health").timeout(PATIENCE).build(),
                        HttpResponse.BodyHandlers.discarding());
                assertThat(answer.statusCode()).isEqualTo(200);
            }
        }
    }
}
