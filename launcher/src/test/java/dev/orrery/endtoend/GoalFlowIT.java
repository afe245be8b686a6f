package dev.orrery.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** A goal from its beginning to its end: planned, worked on, met about, explained, scored and carried over. */
@ExtendWith(PlatformExtension.class)
class GoalFlowIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final ApiCall ada;

    GoalFlowIT(RunningPlatform platform) {
        this.ada = platform.as("ada");
    }

    @Test
    void goesThroughACycle() {
        String cycle = cycle("Q4", "2026-10-01", "2026-12-31");
        String objective = named(ada.post("/v1/orgs/acme/objectives", """
                {"title": "Customers stay", "cycle": "%s", "checkInCadence": "RRULE:FREQ=WEEKLY;BYDAY=FR"}
                """.formatted(cycle)));
        String interviews = keyResult(objective, """
                {"title": "50 interviews", "kind": "INCREASE", "targetValue": {"value": "50"}}
                """);
        String steps = keyResult(objective, """
                {"title": "The steps are done", "kind": "MILESTONE", "targetValue": {"value": "1"},
                 "progressSource": "LINKED_WORK"}
                """);
        String launched = keyResult(objective, "{\"title\": \"It is launched\", \"kind\": \"BOOLEAN\"}");
        checkIn(interviews, "25");
        checkIn(launched, "0");

        String task = named(ada.post("/v1/orgs/acme/tasks", "{\"title\": \"Write the plan\"}"));
        link(task, steps);
        ok(ada.patch("/v1/" + task, "{\"state\": \"DONE\"}"));
        assertThat(number(read("/v1/" + steps).at("/progress/value"))).isEqualByComparingTo("1");
        assertThat(number(read("/v1/" + objective).at("/progress/value"))).isEqualByComparingTo("0.5");

        isExplained(objective);
        takesTheTimeThatIsAccepted(interviews);
        isClosedAndCarriedOver(objective, cycle);
    }

    /** The numbers of the parts make the number of the whole. */
    private void isExplained(String objective) {
        JsonNode tree = read("/v1/" + objective + ":explainProgress");
        BigDecimal sum = BigDecimal.ZERO;
        for (JsonNode part : tree.path("parts")) {
            sum = sum.add(number(part.at("/progress/value")));
        }
        assertThat(tree.path("rule").asString()).isEqualTo("WEIGHTED_AVERAGE");
        assertThat(tree.path("parts").size()).isEqualTo(3);
        assertThat(sum.divide(BigDecimal.valueOf(3), 8, RoundingMode.DOWN))
                .isEqualByComparingTo(number(tree.at("/progress/value")));
    }

    private void takesTheTimeThatIsAccepted(String keyResult) {
        String user = read("/v1/" + keyResult.substring(0, keyResult.indexOf("/keyResults/")))
                .path("owner")
                .asString();
        String calendar = named(ada.post("/v1/orgs/acme/calendars", "{\"displayName\": \"Interviews\"}"));
        String event = named(ada.post("/v1/" + calendar + "/events", """
                {"title": "Interview",
                 "start": {"dateTime": "2031-11-24T10:00:00", "timeZone": "Europe/Berlin"},
                 "end": {"dateTime": "2031-11-24T11:30:00", "timeZone": "Europe/Berlin"},
                 "attendees": [{"email": "ada@acme.example", "user": "%s"}]}
                """.formatted(user)));
        link(event, keyResult);
        assertThat(invested(keyResult)).isEqualTo("0s");

        ok(ada.post("/v1/" + event + ":respond", "{\"response\": \"ACCEPTED\"}"));

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(invested(keyResult)).isEqualTo("5400s"));
    }

    private void isClosedAndCarriedOver(String objective, String cycle) {
        ok(ada.patch("/v1/" + objective, """
                {"state": "COMPLETED", "score": {"value": "0.5"}, "scoreReason": "Half of it."}
                """));
        ok(ada.patch("/v1/" + cycle, "{\"state\": \"SCORING\"}"));
        ok(ada.patch("/v1/" + cycle, "{\"state\": \"CLOSED\"}"));
        assertThat(read("/v1/" + objective).path("freezeTime").asString()).isNotEmpty();

        String next = cycle("Q1", "2027-01-01", "2027-03-31");
        JsonNode answer = ok(ada.post("/v1/" + objective + ":carryOver", """
                {"decision": "KEEP", "cycle": "%s", "reason": "The other half."}
                """.formatted(next)));

        assertThat(answer.at("/successor/carriedOverFrom").asString()).isEqualTo(objective);
        assertThat(answer.at("/successor/cycle").asString()).isEqualTo(next);
        String successor = answer.at("/successor/name").asString();
        assertThat(read("/v1/" + successor + "/keyResults").path("keyResults").size())
                .isEqualTo(3);
    }

    private String invested(String keyResult) {
        JsonNode entries = read("/v1/orgs/acme/timeInvested:query?groupBy=KEY_RESULT"
                        + "&startTime=2031-11-24T00:00:00Z&endTime=2031-11-25T00:00:00Z")
                .path("entries");
        for (JsonNode entry : entries) {
            if (entry.path("group").asString().equals(keyResult)) {
                return entry.at("/aligned/planned").asString();
            }
        }
        return "0s";
    }

    private String cycle(String displayName, String start, String end) {
        return named(ada.post("/v1/orgs/acme/cycles", """
                {"displayName": "%s", "kind": "QUARTERLY", "startDate": "%s", "endDate": "%s", "state": "ACTIVE"}
                """.formatted(displayName, start, end)));
    }

    private String keyResult(String objective, String json) {
        return named(ada.post("/v1/" + objective + "/keyResults", json));
    }

    private void checkIn(String keyResult, String value) {
        ok(ada.post("/v1/" + keyResult + "/checkIns", """
                {"value": {"value": "%s"}, "confidence": {"value": "0.8"}}
                """.formatted(value)));
    }

    private void link(String source, String target) {
        ok(ada.post("/v1/orgs/acme/links", """
                {"source": "%s", "target": "%s"}
                """.formatted(source, target)));
    }

    private JsonNode read(String path) {
        return ok(ada.get(path));
    }

    private static String named(HttpResponse<String> answer) {
        return ok(answer).path("name").asString();
    }

    private static JsonNode ok(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return ApiCall.json(answer);
    }

    private static BigDecimal number(JsonNode text) {
        return new BigDecimal(text.asString());
    }
}
