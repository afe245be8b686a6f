package dev.orrery.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import tools.jackson.databind.JsonNode;

/** What several tests do with calendars over REST. */
final class Calendars {

    private Calendars() {}

    /** A new calendar of ada in acme; answers its resource name. */
    static String create(RunningPlatform platform, String id, String displayName, String visibility) {
        HttpResponse<String> answer = platform.as("ada")
                .post("/v1/orgs/acme/calendars?calendarId=" + id, """
                        {"displayName": "%s", "timeZone": "Europe/Berlin", "visibility": "%s"}""".formatted(displayName, visibility));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return ApiCall.json(answer).get("name").asString();
    }

    /** Imports {@code team.ics}: three components, of which one moves an instance of another. */
    static JsonNode importTeam(RunningPlatform platform, String calendar) throws IOException {
        HttpResponse<String> answer =
                platform.as("ada").send("POST", "/v1/" + calendar + "/events:import", "text/calendar", teamFile());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return ApiCall.json(answer);
    }

    private static String teamFile() throws IOException {
        try (InputStream file = Objects.requireNonNull(Calendars.class.getResourceAsStream("team.ics"))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
