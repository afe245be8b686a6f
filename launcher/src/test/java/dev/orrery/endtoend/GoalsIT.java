package dev.orrery.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** From a goal over the time spent on it to the number that shows it moved. */
@ExtendWith(PlatformExtension.class)
class GoalsIT {

    private final RunningPlatform platform;
    private final ApiCall ada;

    GoalsIT(RunningPlatform platform) {
        this.platform = platform;
        this.ada = platform.as("ada");
    }

    @Test
    void aCheckInMovesTheObjective() {
        String keyResult = keyResult(objective());

        created("/v1/" + keyResult + "/checkIns", """
                {"value": {"value": "25"}, "confidence": {"value": "0.8"}, "narrative": "Half way."}
                """);

        assertThat(decimal(read(keyResult).at("/progress/value"))).isEqualByComparingTo("0.5");
        String objective = keyResult.substring(0, keyResult.indexOf("/keyResults/"));
        assertThat(decimal(read(objective).at("/progress/value"))).isEqualByComparingTo("0.5");
        assertThat(read(objective).path("health").asString()).isEqualTo("ON_TRACK");
    }

    @Test
    void anEventIsLinkedToAKeyResultAndForgottenWithIt() throws Exception {
        String keyResult = keyResult(objective());
        String calendar = created("/v1/orgs/acme/calendars", "{\"displayName\": \"Work on goals\"}");
        String event = created("/v1/" + calendar + "/events", """
                {"title": "Interviews", "start": {"date": "2026-11-23"}, "end": {"date": "2026-11-24"}}
                """);
        String link = created("/v1/orgs/acme/links", """
                {"source": "%s", "target": "%s"}
                """.formatted(event, keyResult));

        assertThat(linksTo(keyResult)).singleElement().satisfies(found -> {
            assertThat(found.path("name").asString()).isEqualTo(link);
            assertThat(found.path("sourceTitle").asString()).isEqualTo("Interviews");
        });

        try (ServerSentEvents changes =
                ServerSentEvents.open(platform.http(), ada.request("/v1/orgs/acme/okrChanges:watch?types=link"))) {
            changes.next(frame -> frame.name().equals("heartbeat"));
            assertThat(ada.delete("/v1/" + event).statusCode()).isEqualTo(200);
            ServerSentEvents.Frame gone = changes.next(frame ->
                    frame.data().at("/change/resourceName").asString("").equals(link)
                            && frame.data().at("/change/kind").asString("").equals("DELETED"));
            assertThat(gone.id()).isNotEmpty();
        }
        assertThat(linksTo(keyResult)).isEmpty();
    }

    @Test
    void anEventThatTheCallerCannotReadCannotBeLinked() {
        String keyResult = keyResult(objective());
        String calendar = created("/v1/orgs/acme/calendars", """
                {"displayName": "Ada's own", "visibility": "PRIVATE"}
                """);
        String event = created("/v1/" + calendar + "/events", """
                {"title": "Secret", "start": {"date": "2026-11-23"}, "end": {"date": "2026-11-24"}}
                """);

        HttpResponse<String> refused = platform.as("ben").post("/v1/orgs/acme/links", """
                {"source": "%s", "target": "%s"}
                """.formatted(event, keyResult));

        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(404);
        assertThat(ApiCall.json(refused).path("reason").asString()).isEqualTo("LINK_SOURCE_NOT_FOUND");
    }

    @Test
    void aMeasurementSetsTheStatusOfItsKpi() {
        String kpi = created("/v1/orgs/acme/kpis", """
                {"displayName": "Churn", "unit": "%", "direction": "LOWER_IS_BETTER", "aggregation": "LAST",
                 "targetValue": {"value": "2"}, "warnThreshold": {"value": "3"}, "alarmThreshold": {"value": "5"}}
                """);
        assertThat(read(kpi).path("status").asString()).isEqualTo("NO_DATA");

        created("/v1/" + kpi + "/measurements", """
                {"measureTime": "2026-11-01T00:00:00Z", "value": {"value": "4.2"}}
                """);

        assertThat(read(kpi).path("status").asString()).isEqualTo("AT_RISK");
        assertThat(decimal(read(kpi).at("/currentValue/value"))).isEqualByComparingTo("4.2");
    }

    private String objective() {
        return created("/v1/orgs/acme/objectives", "{\"title\": \"Customers stay\"}");
    }

    private String keyResult(String objective) {
        return created("/v1/" + objective + "/keyResults", """
                {"title": "50 interviews", "kind": "INCREASE", "targetValue": {"value": "50"}}
                """);
    }

    private Iterable<JsonNode> linksTo(String keyResult) {
        String filter = URLEncoder.encode("target=\"" + keyResult + "\"", StandardCharsets.UTF_8);
        return ApiCall.json(ada.get("/v1/orgs/acme/links?filter=" + filter)).path("links");
    }

    private String created(String path, String json) {
        HttpResponse<String> answer = ada.post(path, json);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return ApiCall.json(answer).path("name").asString();
    }

    private JsonNode read(String name) {
        HttpResponse<String> answer = ada.get("/v1/" + name);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return ApiCall.json(answer);
    }

    private static BigDecimal decimal(JsonNode text) {
        return new BigDecimal(text.asString());
    }
}
