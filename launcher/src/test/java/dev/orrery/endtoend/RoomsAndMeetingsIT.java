package dev.orrery.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** Meeting other people over REST: when they and the rooms are taken, what is in the way, and who has a room. */
@ExtendWith(PlatformExtension.class)
class RoomsAndMeetingsIT {

    private final RunningPlatform platform;
    /** A day ahead: what is over is not booked. */
    private final String monday = LocalDate.now(ZoneOffset.UTC)
            .with(TemporalAdjusters.next(DayOfWeek.MONDAY))
            .toString();

    private String room = "";
    private String calendar = "";
    private String event = "";

    RoomsAndMeetingsIT(RunningPlatform platform) {
        this.platform = platform;
    }

    @BeforeEach
    void bookARoom() {
        ApiCall ada = platform.as("ada");
        room = ada.create("/v1/orgs/acme/rooms", """
                {"displayName": "Ceres", "capacity": 4, "building": "%s", "timeZone": "UTC",
                 "operatingHours": [{"day": "MONDAY", "start": "08:00", "end": "18:00"}]}
                """.formatted("Building " + System.nanoTime()));
        calendar = Calendars.create(platform, "Meetings", "ORG");
        event = ada.create("/v1/" + calendar + "/events", meeting("10:00", "11:00"));
    }

    @Test
    void showsWhenARoomAndACalendarAreTaken() {
        JsonNode times = ok(platform.as("ben")
                        .post("/v1/orgs/acme/freeBusy:query", """
                {"subjects": ["%s", "%s"], "startTime": "%sT00:00:00Z", "endTime": "%sT23:00:00Z"}
                """.formatted(room, calendar, monday, monday)))
                .path("freeBusy");

        assertThat(times).hasSize(2).allSatisfy(subject -> {
            assertThat(subject.path("busy")).hasSize(1);
            assertThat(subject.at("/busy/0/startTime").asString()).isEqualTo(monday + "T10:00:00Z");
            assertThat(subject.at("/busy/0/endTime").asString()).isEqualTo(monday + "T11:00:00Z");
        });
        assertThat(times.get(0).path("subject").asString()).isEqualTo(room);
        assertThat(times.toString()).doesNotContain("Planning");
    }

    @Test
    void saysWhatADraftCollidesWith() {
        JsonNode taken = conflicts(meeting("10:30", "11:30"));
        JsonNode closed = conflicts(meeting("18:00", "19:00"));

        assertThat(kindsOf(room, taken)).containsExactly("BUSY");
        assertThat(kindsOf(room, closed)).containsExactly("ROOM_CLOSED");
    }

    @Test
    void findsTimesAtWhichTheRoomCanBeHad() {
        JsonNode building = ok(platform.as("ben").get("/v1/" + room)).path("building");
        String search = """
                {"attendees": [{"subject": "%s"}], "duration": "3600s", "activityDomain": "ANY",
                 "startTime": "%sT%s:00Z", "endTime": "%sT%s:00Z", "room": {"minCapacity": 2, "building": %s}}
                """;

        JsonNode found = ok(platform.as("ben")
                .post(
                        "/v1/orgs/acme/meetingTimes:find",
                        search.formatted(room, monday, "09:30", monday, "12:00", building)));
        JsonNode none = ok(platform.as("ben")
                .post(
                        "/v1/orgs/acme/meetingTimes:find",
                        search.formatted(calendarOfNobody(), monday, "10:00", monday, "11:00", building)));

        assertThat(found.path("candidates")).hasSize(1);
        assertThat(found.at("/candidates/0/span/startTime").asString()).isEqualTo(monday + "T11:00:00Z");
        assertThat(found.at("/candidates/0/rooms/0").asString()).isEqualTo(room);
        assertThat(none.path("emptyReason").asString()).isEqualTo("ROOMS_TAKEN");
    }

    @Test
    void tellsTheLoserWhatIsInTheWay() {
        HttpResponse<String> refused =
                platform.as("ada").post("/v1/" + calendar + "/events", meeting("10:30", "11:30"));

        assertThat(refused.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        assertThat(ApiCall.json(refused).path("reason").asString()).isEqualTo("ROOM_TAKEN");
        assertThat(refused.body()).contains(monday + "T11:00:00Z");
    }

    @Test
    void listsWhatARoomIsBookedForAndWhoseBookingItIsToThoseWhoMayKnow() {
        JsonNode ofRoom =
                ok(platform.as("ben").get("/v1/" + room + "/bookings")).path("roomBookings");
        JsonNode ofEvent =
                ok(platform.as("ben").get("/v1/" + event + "/roomBookings")).path("roomBookings");

        assertThat(ofRoom).hasSize(1);
        assertThat(ofRoom.get(0).path("state").asString()).isEqualTo("CONFIRMED");
        assertThat(ofRoom.get(0).path("event").asString("")).isEmpty();
        assertThat(ofEvent.get(0).path("event").asString()).isEqualTo(event);
        assertThat(platform.as("gus").get("/v1/" + room + "/bookings").statusCode())
                .isEqualTo(403);
    }

    private JsonNode conflicts(String draft) {
        return ok(platform.as("ben").post("/v1/orgs/acme/conflicts:check", "{\"event\": " + draft + "}"))
                .path("conflicts");
    }

    private static List<String> kindsOf(String subject, JsonNode conflicts) {
        return conflicts
                .valueStream()
                .filter(conflict -> conflict.path("subject").asString().equals(subject))
                .map(conflict -> conflict.path("kind").asString())
                .toList();
    }

    /** Nothing takes place in it. */
    private String calendarOfNobody() {
        return Calendars.create(platform, "Empty", "ORG");
    }

    private String meeting(String start, String end) {
        return """
                {"title": "Planning", "rooms": ["%s"],
                 "start": {"dateTime": "%sT%s:00", "timeZone": "UTC"},
                 "end": {"dateTime": "%sT%s:00", "timeZone": "UTC"}}
                """.formatted(room, monday, start, monday, end);
    }

    private static JsonNode ok(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return ApiCall.json(answer);
    }
}
