package dev.orrery.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Who sees what: inside an organisation by the calendar's rules, from outside nothing at all. */
@ExtendWith(PlatformExtension.class)
class SharingIT {

    private final RunningPlatform platform;

    SharingIT(RunningPlatform platform) {
        this.platform = platform;
    }

    @Test
    void anotherOrganisationFindsNothing() {
        String calendar = calendar("Nobody else's", "ORG");

        HttpResponse<String> answer = platform.as("cleo").get("/v1/" + calendar);

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        assertThat(ApiCall.json(answer).path("reason").asString()).isEqualTo("ORGANIZATION_NOT_FOUND");
    }

    @Test
    void aMemberReadsWhatIsSharedWithTheOrganisationAndCannotChangeIt() {
        String calendar = calendar("Everyone's", "ORG");
        String event = event(calendar);
        ApiCall ben = platform.as("ben");

        assertThat(ApiCall.json(ben.get("/v1/" + event)).path("title").asString())
                .isEqualTo("Salary talk");
        HttpResponse<String> refused = ben.delete("/v1/" + event);
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(ApiCall.json(refused).path("reason").asString()).isEqualTo("ACCESS_DENIED");
    }

    @Test
    void aPrivateCalendarIsNotFoundUntilARuleGrantsIt() {
        String calendar = calendar("Ada's own", "PRIVATE");
        String event = event(calendar);
        ApiCall ben = platform.as("ben");
        assertThat(ben.get("/v1/" + calendar).statusCode()).isEqualTo(404);

        HttpResponse<String> rule =
                platform.as("ada").post("/v1/" + calendar + "/access", """
                        {"grantee": {"user": "orgs/acme/users/%s"}, "role": "FREE_BUSY"}
                        """.formatted(subject("ben")));
        assertThat(rule.statusCode()).as(rule.body()).isEqualTo(200);

        assertThat(ApiCall.json(ben.get("/v1/" + calendar)).path("myRole").asString())
                .isEqualTo("FREE_BUSY");
        HttpResponse<String> busy = ben.get("/v1/" + event);
        assertThat(busy.statusCode()).isEqualTo(200);
        assertThat(busy.body()).doesNotContain("Salary").contains("dateTime");
    }

    @Test
    void nobodyGetsInWithoutAToken() throws Exception {
        HttpResponse<String> answer = platform.http()
                .send(
                        HttpRequest.newBuilder(platform.gateway().resolve("/v1/orgs/acme/calendars"))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("WWW-Authenticate").orElse("")).startsWith("Bearer");
        assertThat(ApiCall.json(answer).path("reason").asString()).isEqualTo("UNAUTHENTICATED_CALLER");
    }

    private String calendar(String displayName, String visibility) {
        return Calendars.create(platform, displayName, visibility);
    }

    private String event(String calendar) {
        HttpResponse<String> answer = platform.as("ada").post("/v1/" + calendar + "/events", """
                {"title": "Salary talk",
                 "start": {"dateTime": "2026-11-23T10:00:00", "timeZone": "Europe/Berlin"},
                 "end": {"dateTime": "2026-11-23T11:00:00", "timeZone": "Europe/Berlin"}}
                """);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return ApiCall.json(answer).path("name").asString();
    }

    private String subject(String user) {
        return Tokens.claims(platform.token(user)).path("sub").asString();
    }
}
