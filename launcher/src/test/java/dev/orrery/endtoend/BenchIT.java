package dev.orrery.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The benchmarks beside their numbers: what they leave, and what they leave alone. */
@ExtendWith(PlatformExtension.class)
class BenchIT {

    private final RunningPlatform platform;
    private final ApiCall ada;

    BenchIT(RunningPlatform platform) {
        this.platform = platform;
        this.ada = platform.as("ada");
    }

    @Test
    void beginWithoutWhatAKilledOneLeft() throws IOException, InterruptedException {
        String calendar = created("calendars?calendarId=bench-left", "{\"displayName\": \"Left\"}");
        String event = ada.create("/v1/" + calendar + "/events", """
                {"title": "Left", "start": {"date": "2026-11-23"}, "end": {"date": "2026-11-24"}}
                """);
        String room = created("rooms?roomId=bench-left", "{\"displayName\": \"Left\"}");
        String kpi = created("kpis?kpiId=bench-left", "{\"displayName\": \"Left\"}");
        String above = created("objectives?objectiveId=bench-left-0", "{\"title\": \"Left\"}");
        String below = created("objectives?objectiveId=bench-left-1", """
                {"title": "Left", "parent": "%s"}
                """.formatted(above));
        String keyResult = ada.create("/v1/" + below + "/keyResults", """
                {"title": "Left", "targetValue": {"value": "1"}}
                """);
        ada.create("/v1/" + keyResult + "/checkIns", "{\"value\": {\"value\": \"1\"}}");
        String kept = created("calendars?calendarId=no-bench", "{\"displayName\": \"Kept\"}");

        LauncherProcess bench = LauncherProcess.start(platform.environment(), "bench", "check-in");
        assertThat(bench.awaitEnd()).as(bench.output()).isZero();

        assertThat(List.of(calendar, event, room, kpi, above, below, keyResult))
                .allSatisfy(name ->
                        assertThat(ada.get("/v1/" + name).statusCode()).as(name).isEqualTo(404));
        assertThat(ada.get("/v1/" + kept).statusCode()).isEqualTo(200);
        assertThat(ada.delete("/v1/" + kept).statusCode()).isEqualTo(200);
    }

    private String created(String collection, String json) {
        return ada.create("/v1/orgs/acme/" + collection, json);
    }
}
