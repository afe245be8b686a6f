package dev.orrery.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.databind.JsonNode;

/** What several tests do with calendars over REST. */
final class Calendars {

    static final Path TEAM = Path.of("../docs/tour/team.ics");

    private Calendars() {}

    /** A new calendar of ada in acme; answers its resource name. */
    static String create(RunningPlatform platform, String displayName, String visibility) {
        HttpResponse<String> answer =
                platform.as("ada").post("/v1/orgs/acme/calendars", """
                        {"displayName": "%s", "timeZone": "Europe/Berlin", "visibility": "%s"}
                        """.formatted(displayName, visibility));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return ApiCall.json(answer).get("name").asString();
    }

    /** Imports the tour's calendar file: four components, of which one moves an instance of another. */
    static JsonNode importTeam(RunningPlatform platform, String calendar) throws IOException {
        return importText(platform, calendar, Files.readString(TEAM));
    }

    static JsonNode importText(RunningPlatform platform, String calendar, String text) {
        HttpResponse<String> answer =
                platform.as("ada").send("POST", "/v1/" + calendar + "/events:import", "text/calendar", text);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return ApiCall.json(answer);
    }
}
