package dev.orrery.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Another calendar program reads a feed: by its address, without an account. */
@ExtendWith(PlatformExtension.class)
class FeedIT {

    private final RunningPlatform platform;
    private String calendar = "";

    FeedIT(RunningPlatform platform) {
        this.platform = platform;
    }

    @BeforeEach
    void importACalendar() throws IOException {
        calendar = Calendars.create(platform, "Fed", "PRIVATE");
        Calendars.importTeam(platform, calendar);
    }

    @Test
    void isReadByItsAddressAndOnlyAnewWhenSomethingHasChanged() throws Exception {
        String path = feed("FULL");

        HttpResponse<String> first = read(path, "");
        String tag = first.headers().firstValue("ETag").orElse("");

        assertThat(first.statusCode()).as(first.body()).isEqualTo(200);
        assertThat(first.headers().firstValue("Content-Type").orElse("")).startsWith("text/calendar");
        assertThat(first.body()).startsWith("BEGIN:VCALENDAR").contains("SUMMARY:Stand-up");
        assertThat(read(path, tag).statusCode()).isEqualTo(304);
    }

    @Test
    void tellsBusyTimesAloneWhereThatIsItsDetail() throws Exception {
        HttpResponse<String> answer = read(feed("FREE_BUSY"), "");

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.body()).contains("BEGIN:VEVENT").doesNotContain("Stand-up");
    }

    @Test
    void isNotFoundOnceItIsRevoked() throws Exception {
        HttpResponse<String> made = platform.as("ada").post("/v1/" + calendar + "/feeds", "{\"detail\": \"FULL\"}");
        String path = ApiCall.json(made).path("path").asString();

        platform.as("ada").delete("/v1/" + ApiCall.json(made).path("name").asString());

        HttpResponse<String> answer = read(path, "");
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(ApiCall.json(answer).path("reason").asString()).isEqualTo("FEED_NOT_FOUND");
    }

    private String feed(String detail) {
        HttpResponse<String> answer =
                platform.as("ada").post("/v1/" + calendar + "/feeds", "{\"detail\": \"" + detail + "\"}");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return ApiCall.json(answer).path("path").asString();
    }

    private HttpResponse<String> read(String path, String tag) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(platform.gateway().resolve(path));
        if (!tag.isEmpty()) {
            request.header("If-None-Match", tag);
        }
        return platform.http().send(request.build(), BodyHandlers.ofString());
    }
}
