package dev.orrery.gateway.transcoding;

import static dev.orrery.gateway.testing.HttpExchanges.tree;
import static org.assertj.core.api.Assertions.assertThat;

import dev.orrery.gateway.testing.HttpExchanges;
import dev.orrery.gateway.testing.TestGateway;
import dev.orrery.library.v1.WatchRequest;
import java.io.BufferedReader;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** REST requests with a stream of answers, through a real gateway to a real service. */
@Timeout(60)
class StreamTranscodingIT {
    private static final String WATCH = "/v1/shelves/1/bookChanges:watch";

    private final TestGateway gateway = TestGateway.shared();
    private final HttpExchanges http = new HttpExchanges(gateway);

    StreamTranscodingIT() throws Exception {}

    @BeforeEach
    void forget() {
        gateway.library.requests.clear();
        gateway.library.cancelled.clear();
        gateway.library.stalls.clear();
        gateway.library.produced.set(0);
    }

    @Test
    void streamsEventsWithPositionAndKind() throws Exception {
        HttpResponse<String> answer = http.send(gateway.request(WATCH).header("Accept", "text/event-stream"));

        assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/event-stream");
        String[] events = answer.body().split("\n\n", -1);
        assertThat(events[0]).startsWith("id: p1\nevent: change\ndata: {\"change\":{\"position\":\"p1\",\"book\":{");
        assertThat(events[1]).isEqualTo("id: p2\nevent: heartbeat\ndata: {\"heartbeat\":{\"position\":\"p2\"}}");
        assertThat(events[2]).isEmpty();
    }

    @Test
    void streamsLinesOfJson() throws Exception {
        HttpResponse<String> answer = http.send(gateway.request(WATCH).header("Accept", "application/x-ndjson"));

        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/x-ndjson");
        assertThat(answer.body().lines().toList()).hasSize(2).last().isEqualTo("{\"heartbeat\":{\"position\":\"p2\"}}");
    }

    @Test
    void prefersEventsAndRefusesOtherFormats() throws Exception {
        assertThat(http.get(WATCH).headers().firstValue("Content-Type")).hasValue("text/event-stream");
        assertThat(http.send(gateway.request(WATCH).header("Accept", "application/json"))
                        .statusCode())
                .isEqualTo(406);
        assertThat(http.send(gateway.request(WATCH).method("HEAD", BodyPublishers.noBody()))
                        .statusCode())
                .isEqualTo(405);
    }

    @Test
    void resumesAfterTheLastEvent() throws Exception {
        http.send(gateway.request(WATCH + "?resumePosition=p1").header("Last-Event-ID", "p7"));
        assertThat(((WatchRequest) gateway.library.requests.remove()).getResumePosition())
                .isEqualTo("p7");
    }

    @Test
    void answersAnErrorBeforeTheFirstFrameByItsStatus() throws Exception {
        HttpResponse<String> answer = http.get("/v1/shelves/none/bookChanges:watch");
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(tree(answer).get("reason").asString()).isEqualTo("SHELF_NOT_FOUND");
    }

    @Test
    void endsABrokenStreamWithAnError() throws Exception {
        String events = http.get("/v1/shelves/breaking/bookChanges:watch").body();
        assertThat(events)
                .contains("id: p1\n")
                .contains("event: error\ndata: {")
                .contains("TEMPORARILY_UNAVAILABLE");

        HttpResponse<String> lines = http.send(
                gateway.request("/v1/shelves/breaking/bookChanges:watch").header("Accept", "application/x-ndjson"));
        assertThat(lines.body().lines().toList().getLast()).startsWith("{\"error\":{");
    }

    @Test
    void endsAStreamThatIsGarbledWithAnError() throws Exception {
        String events = http.get("/v1/shelves/garbling/bookChanges:watch").body();
        assertThat(events)
                .contains("id: p1\n")
                .contains("event: error\ndata: {")
                .contains("INTERNAL_ERROR");
        awaitCancelled("shelves/garbling");

        assertThat(http.get("/v1/shelves/garbled/bookChanges:watch").statusCode())
                .isEqualTo(500);
    }

    @Test
    void opensASilentStreamAtOnce() throws Exception {
        Instant start = Instant.now();
        HttpResponse<InputStream> answer = gateway.http.send(
                gateway.request("/v1/shelves/idle/bookChanges:watch").build(), BodyHandlers.ofInputStream());
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8))) {
            assertThat(lines.readLine()).isEqualTo(": keep-alive");
            assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(5));
        }
    }

    @Test
    void opensASilentStreamOfLinesAtOnce() throws Exception {
        HttpResponse<InputStream> answer = gateway.http.send(
                gateway.request("/v1/shelves/idle/bookChanges:watch")
                        .header("Accept", "application/x-ndjson")
                        .build(),
                BodyHandlers.ofInputStream());
        assertThat(answer.statusCode()).isEqualTo(200);
        answer.body().close();
    }

    @Test
    void cancelsTheCallOfWhoLeaves() throws Exception {
        HttpResponse<InputStream> answer = gateway.http.send(
                gateway.request("/v1/shelves/idle/bookChanges:watch").build(), BodyHandlers.ofInputStream());
        answer.body().close();
        awaitCancelled("shelves/idle");
    }

    @Test
    void takesNoMoreFromTheServiceThanTheCallerReads() throws Exception {
        HttpResponse<InputStream> answer = gateway.http.send(
                gateway.request("/v1/shelves/endless/bookChanges:watch").build(), BodyHandlers.ofInputStream());
        InputStream body = answer.body();
        assertThat(body.read()).isPositive();
        int stopped = stalled();
        assertThat(stopped).isPositive();
        body.readNBytes(20_000_000);
        assertThat(gateway.library.produced.get()).isGreaterThan(stopped);
        body.close();
        awaitCancelled("shelves/endless");
    }

    @Test
    void streamsARawBodyInPieces() throws Exception {
        HttpResponse<String> answer = http.get("/v1/shelves/1:export");
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/calendar");
        assertThat(answer.body().lines().toList()).hasSize(100).first().isEqualTo("piece 0");
        assertThat(http.get("/v1/shelves/none:export").statusCode()).isEqualTo(404);
    }

    /** Waits until the service has found for a while that nobody takes its frames, and says how many it made. */
    private int stalled() throws InterruptedException {
        int produced = 0;
        Integer atStall = gateway.library.stalls.poll(10, TimeUnit.SECONDS);
        while (atStall != null) {
            produced = atStall;
            atStall = gateway.library.stalls.poll(1, TimeUnit.SECONDS);
        }
        return produced;
    }

    private void awaitCancelled(String parent) throws InterruptedException {
        String cancelled = gateway.library.cancelled.poll(10, TimeUnit.SECONDS);
        while (cancelled != null && !cancelled.equals(parent)) {
            cancelled = gateway.library.cancelled.poll(10, TimeUnit.SECONDS);
        }
        assertThat(cancelled).isEqualTo(parent);
    }
}
