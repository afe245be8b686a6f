package dev.orrery.launcher;

import dev.orrery.launcher.bench.BenchmarkTarget;
import dev.orrery.launcher.bench.RangeReadBenchmark;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.ExecutionException;
import tools.jackson.databind.json.JsonMapper;

/** {@code bench}: measures the platform that runs, as a demo user. */
final class BenchCommand {

    private final Settings settings;
    private final Secrets secrets;
    private final PrintStream out;

    BenchCommand(Settings settings, Secrets secrets, PrintStream out) {
        this.settings = settings;
        this.secrets = secrets;
        this.out = out;
    }

    int run() throws IOException, InterruptedException {
        int calendarPort = settings.port(PlatformPort.CALENDAR);
        if (!Readiness.grpc(calendarPort).isReady()) {
            throw new StartupException("the platform does not run (expected: ./orrery up, in another terminal)");
        }
        BenchmarkTarget target = new BenchmarkTarget(
                calendarPort,
                token(),
                "acme",
                "0a000000-0000-7000-8000-00000000ac3e",
                settings.databaseUrl(),
                "orrery_calendar_app",
                secrets.get(Secret.CALENDAR_DATABASE_APP));
        try {
            new RangeReadBenchmark(target, out).run();
            return 0;
        } catch (ExecutionException e) {
            throw new StartupException("the measurement failed", e);
        }
    }

    private String token() throws IOException, InterruptedException {
        URI endpoint = URI.create(settings.issuer() + "/protocol/openid-connect/token");
        HttpRequest request = HttpRequest.newBuilder(endpoint)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("grant_type=password&client_id=orrery-cli&scope=openid+organization:*"
                        + "&username=ada&password=ada"))
                .build();
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new StartupException("no token for ada (expected: the dev profile): " + answer.body());
            }
            return JsonMapper.shared()
                    .readTree(answer.body())
                    .get("access_token")
                    .asString();
        }
    }
}
