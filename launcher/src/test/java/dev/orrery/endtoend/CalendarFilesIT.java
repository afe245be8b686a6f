package dev.orrery.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import biweekly.Biweekly;
import biweekly.ICalendar;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/**
 * Calendar files of the world go in, show, and come out again. Beside the project's own file, those in the folder
 * {@code data/ics} of a directory {@code shared} next to the checkout, where there is one.
 */
@ExtendWith(PlatformExtension.class)
class CalendarFilesIT {

    private static final Path SHARED = Path.of("../../shared/data/ics");

    private final RunningPlatform platform;

    CalendarFilesIT(RunningPlatform platform) {
        this.platform = platform;
    }

    static Stream<Path> files() throws IOException {
        List<Path> files = new ArrayList<>(List.of(Calendars.TEAM));
        if (Files.isDirectory(SHARED)) {
            try (Stream<Path> shared = Files.list(SHARED)) {
                shared.filter(file -> file.toString().endsWith(".ics")).sorted().forEach(files::add);
            }
        } else {
            System.out.println("No calendar files in " + SHARED + ": only the project's own is imported.");
        }
        return files.stream();
    }

    @ParameterizedTest
    @MethodSource("files")
    void importsEveryComponentOnceAndGivesItBack(Path file) throws IOException {
        ApiCall ada = platform.as("ada");
        String text = Files.readString(file);
        int components = countOf("BEGIN:VEVENT", text);
        String calendar = Calendars.create(platform, file.getFileName().toString(), "PRIVATE");

        JsonNode first = Calendars.importText(platform, calendar, text);
        assertThat(first.path("created").asInt()
                        + first.path("updated").asInt()
                        + first.path("unchanged").asInt()
                        + first.path("skipped").asInt()
                        + first.path("failures").size())
                .as(first.toString())
                .isEqualTo(components);

        JsonNode second = Calendars.importText(platform, calendar, text);
        assertThat(second.path("unchanged").asInt())
                .as(second.toString())
                .isEqualTo(components - first.path("failures").size());

        HttpResponse<String> export = ada.get("/v1/" + calendar + ":export");
        assertThat(export.statusCode()).as(export.body()).isEqualTo(200);
        assertThat(export.headers().firstValue("Content-Type").orElse("")).startsWith("text/calendar");
        ICalendar parsed = Biweekly.parse(export.body()).first();
        assertThat(parsed.getEvents())
                .hasSize(components - first.path("failures").size());

        JsonNode again = Calendars.importText(platform, calendar, export.body());
        assertThat(again.path("unchanged").asInt())
                .as(again.toString())
                .isEqualTo(parsed.getEvents().size());
    }

    @ParameterizedTest
    @MethodSource("files")
    void showsTheInstancesOfARange(Path file) throws IOException {
        ApiCall ada = platform.as("ada");
        String calendar = Calendars.create(platform, "Range of " + file.getFileName(), "PRIVATE");
        JsonNode counts = Calendars.importText(platform, calendar, Files.readString(file));
        assertThat(counts.path("created").asInt()).isPositive();

        JsonNode series = ApiCall.json(ada.get("/v1/" + calendar + "/events?pageSize=1000"));
        JsonNode instances = ApiCall.json(ada.get("/v1/" + calendar
                + "/events?expand=true&pageSize=1000&startTime=1990-01-01T00:00:00Z&endTime=2028-01-01T00:00:00Z"));

        assertThat(series.path("events")).isNotEmpty();
        assertThat(instances.path("events")).isNotEmpty();
        boolean isRecurring = series.path("events")
                .valueStream()
                .anyMatch(event -> event.path("recurrence").size() > 0);
        boolean hasInstances = instances
                .path("events")
                .valueStream()
                .anyMatch(event -> event.path("recurringEvent").asString("").startsWith("orgs/acme/"));
        assertThat(hasInstances).isEqualTo(isRecurring);
    }

    private static int countOf(String line, String text) {
        return (int)
                text.lines().filter(candidate -> candidate.strip().equals(line)).count();
    }
}
