package dev.orrery.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** A calendar that another server keeps, read over REST like one of ours. */
@ExtendWith(PlatformExtension.class)
class ExternalCalendarIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final String CALENDAR = """
            BEGIN:VCALENDAR
            VERSION:2.0
            PRODID:-//Elsewhere//EN
            BEGIN:VEVENT
            UID:launch@elsewhere.example
            DTSTAMP:20261101T090000Z
            DTSTART:20261124T100000Z
            DTEND:20261124T113000Z
            SUMMARY:Launch elsewhere
            END:VEVENT
            END:VCALENDAR
            """.replace("\n", "\r\n");

    private final ApiCall ada;
    private HttpServer server;

    ExternalCalendarIT(RunningPlatform platform) {
        this.ada = platform.as("ada");
    }

    @BeforeEach
    void serve() throws IOException {
        server =
                HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral(PlatformExtension.OPENED_ADDRESS), 0), 0);
        server.createContext("/team.ics", exchange -> {
            byte[] text = CALENDAR.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "text/calendar; charset=utf-8");
            exchange.sendResponseHeaders(200, text.length);
            exchange.getResponseBody().write(text);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void showsItsEventsAndLetsNobodyChangeThem() {
        String calendar = subscribe(PlatformExtension.OPENED_ADDRESS);

        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(subscription(calendar).path("state").asString())
                                .isEqualTo("OK"));
        JsonNode events = ok(ada.get("/v1/" + calendar + "/events")).path("events");
        assertThat(events).hasSize(1);
        assertThat(events.get(0).path("title").asString()).isEqualTo("Launch elsewhere");
        assertThat(subscription(calendar).at("/lastChanges/added").asInt()).isEqualTo(1);

        HttpResponse<String> refused =
                ada.patch("/v1/" + events.get(0).path("name").asString(), "{\"title\": \"Ours\"}");
        assertThat(refused.statusCode()).as(refused.body()).isBetween(400, 403);
    }

    @Test
    void readsNoAddressThatTheOperatorHasNotOpened() {
        String calendar = subscribe("127.0.0.1");

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(
                                subscription(calendar).at("/lastFailure/reason").asString())
                        .isEqualTo("ADDRESS_REFUSED"));
        assertThat(ok(ada.get("/v1/" + calendar + "/events")).path("events")).isEmpty();
    }

    private String subscribe(String host) {
        return ok(ada.post("/v1/orgs/acme/calendars:subscribe", """
                        {"calendar": {"displayName": "Elsewhere"},
                         "subscription": {"url": "http://%s:%d/team.ics"}}
                        """.formatted(
                                host, server.getAddress().getPort())))
                .at("/calendar/name")
                .asString();
    }

    private JsonNode subscription(String calendar) {
        return ok(ada.get("/v1/" + calendar + "/subscription"));
    }

    private static JsonNode ok(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return ApiCall.json(answer);
    }
}
