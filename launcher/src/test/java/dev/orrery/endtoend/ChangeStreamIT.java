package dev.orrery.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orrery.endtoend.ServerSentEvents.Frame;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Changes arrive as they are committed, and a reader who comes back misses none. */
@ExtendWith(PlatformExtension.class)
class ChangeStreamIT {

    private static final String WATCH = "/v1/orgs/acme/calendarChanges:watch";

    private final RunningPlatform platform;
    private final ApiCall ada;

    ChangeStreamIT(RunningPlatform platform) {
        this.platform = platform;
        this.ada = platform.as("ada");
    }

    @Test
    void showsAnImportAndResumesWithoutLoss() throws Exception {
        String calendar = calendar();
        String position;
        try (ServerSentEvents stream = watch(ada.request(prefixed(calendar)))) {
            stream.next(frame -> frame.name().equals("heartbeat"));
            Calendars.importTeam(platform, calendar);
            Frame first = stream.next(ChangeStreamIT::isEvent);
            assertThat(first.data().at("/change/kind").asString()).isEqualTo("CREATED");
            position = first.id();
            assertThat(position).isNotEmpty();
        }

        List<String> written = new ArrayList<>();
        for (int number = 1; number <= 3; number++) {
            written.add(event(calendar, "After the break " + number));
        }

        List<String> seen = new ArrayList<>();
        try (ServerSentEvents stream = watch(ada.request(prefixed(calendar)).header("Last-Event-ID", position))) {
            // The file holds three events: the first was seen, two are left.
            for (int number = 0; number < 5; number++) {
                seen.add(stream.next(ChangeStreamIT::isEvent)
                        .data()
                        .at("/change/resourceName")
                        .asString());
            }
        }
        assertThat(seen).doesNotHaveDuplicates();
        assertThat(seen.subList(2, 5)).isEqualTo(written);
    }

    @Test
    void isWithheldFromThoseWhoMayNotRead() throws Exception {
        String hidden = calendar();
        String shared = calendar("ORG");
        try (ServerSentEvents ben = watch(platform.as("ben").request(WATCH))) {
            ben.next(frame -> frame.name().equals("heartbeat"));
            event(hidden, "Not for ben");
            String visible = event(shared, "For everyone");

            Frame first = ben.next(frame -> isEvent(frame)
                    && (name(frame).startsWith(hidden) || name(frame).startsWith(shared)));
            assertThat(name(first)).isEqualTo(visible);
        }
    }

    @Test
    void listsTheSameChangesPageByPage() {
        String calendar = calendar();
        String start = ApiCall.json(ada.get("/v1/orgs/acme/calendarChanges"))
                .path("nextPosition")
                .asString();
        List<String> written = List.of(event(calendar, "One"), event(calendar, "Two"), event(calendar, "Three"));

        List<String> seen = new ArrayList<>();
        String position = start;
        boolean hasMore = true;
        while (hasMore) {
            var page = ApiCall.json(ada.get("/v1/orgs/acme/calendarChanges?pageSize=2&types=event&namePrefix="
                    + calendar + "&afterPosition=" + position));
            page.path("changes")
                    .forEach(change -> seen.add(change.path("resourceName").asString()));
            position = page.path("nextPosition").asString();
            hasMore = page.path("hasMore").asBoolean(false);
        }
        assertThat(seen).isEqualTo(written);
    }

    private ServerSentEvents watch(HttpRequest.Builder request) throws Exception {
        return ServerSentEvents.open(platform.http(), request);
    }

    private static String prefixed(String calendar) {
        return WATCH + "?namePrefix=" + calendar;
    }

    private static boolean isEvent(Frame frame) {
        return frame.data().at("/change/type").asString("").equals("event");
    }

    private static String name(Frame frame) {
        return frame.data().at("/change/resourceName").asString("");
    }

    private String calendar() {
        return calendar("PRIVATE");
    }

    private String calendar(String visibility) {
        return Calendars.create(platform, "Watched", visibility);
    }

    private String event(String calendar, String title) {
        HttpResponse<String> answer = ada.post("/v1/" + calendar + "/events", """
                {"title": "%s", "start": {"date": "2026-11-23"}, "end": {"date": "2026-11-24"}}
                """.formatted(title));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return ApiCall.json(answer).path("name").asString();
    }
}
