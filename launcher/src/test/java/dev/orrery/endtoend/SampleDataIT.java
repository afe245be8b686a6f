package dev.orrery.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** What a newcomer finds, and how it goes away. Cleo is the only one of globex, so nobody else's data is in the way. */
@ExtendWith(PlatformExtension.class)
class SampleDataIT {

    private final RunningPlatform platform;
    private final ApiCall cleo;

    SampleDataIT(RunningPlatform platform) {
        this.platform = platform;
        this.cleo = platform.as("cleo");
    }

    @Test
    void isThereAtTheFirstCallAndGoneAfterOne() throws Exception {
        JsonNode calendars = list("calendars");
        assertThat(calendars).hasSize(1);
        String calendar = calendars.get(0).path("name").asString();
        JsonNode events = ApiCall.json(cleo.get("/v1/" + calendar + "/events")).path("events");
        assertThat(events.valueStream().map(event -> event.path("eventType").asString()))
                .contains("DEADLINE", "FOCUS")
                .hasSize(3);

        assertThat(list("objectives")).hasSize(1);
        assertThat(ApiCall.json(cleo.get("/v1/orgs/globex/objectives/-/keyResults"))
                        .path("keyResults"))
                .hasSize(3);
        assertThat(list("projects")).hasSize(2);
        assertThat(list("tasks")).hasSize(5);
        assertThat(list("links")).isNotEmpty();

        try (ServerSentEvents changes = ServerSentEvents.open(
                platform.http(), cleo.request("/v1/orgs/globex/okrChanges:watch?types=objective"))) {
            changes.next(frame -> frame.name().equals("heartbeat"));
            HttpResponse<String> removed = cleo.post("/v1/orgs/globex/sampleData:remove", "{}");
            assertThat(removed.statusCode()).as(removed.body()).isEqualTo(200);
            changes.next(frame -> frame.data().at("/change/kind").asString("").equals("DELETED"));
        }
        for (String collection : List.of("calendars", "objectives", "projects", "tasks", "links")) {
            assertThat(list(collection)).as(collection).isEmpty();
        }
    }

    private JsonNode list(String collection) {
        HttpResponse<String> answer = cleo.get("/v1/orgs/globex/" + collection);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return ApiCall.json(answer).path(collection);
    }
}
