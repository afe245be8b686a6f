package dev.orrery.launcher.bench;

import dev.orrery.calendar.v1.EventServiceGrpc;
import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * A month of a calendar as two servers of this machine answer it that hold the same file: calendar-service, and Radicale
 * as Debian packages it. Radicale answers whole series, calendar-service each of their instances.
 */
final class RadicaleBenchmark implements Benchmark {

    @Override
    public String name() {
        return "radicale";
    }

    @Override
    public void run(BenchmarkTarget target, PrintStream out) throws Exception {
        Optional<Path> program = RadicaleServer.program();
        if (program.isEmpty()) {
            out.println("SKIPPED: Radicale is not installed (on Debian: apt-get install -y radicale)");
            return;
        }
        ManagedChannel channel = ManagedChannelBuilder.forAddress("127.0.0.1", target.calendarPort())
                .usePlaintext()
                .build();
        BearerToken token = new BearerToken(target.token());
        int events = BenchmarkCalendar.EVENTS;
        try (BenchmarkCalendar calendar = new BenchmarkCalendar(channel, token, target);
                HttpClient http = HttpClient.newHttpClient()) {
            out.println("A month of a calendar of " + events + " events; " + Load.CLIENTS + " clients; Radicale "
                    + RadicaleServer.version(program.get()));
            calendar.fill(events);
            int days = BenchmarkCalendar.days(events) - Months.DAYS;
            EventServiceGrpc.EventServiceBlockingStub stub =
                    EventServiceGrpc.newBlockingStub(channel).withCallCredentials(token);
            out.println(Load.HEADER);
            Load.Result grpc =
                    Load.run(() -> random -> Months.list(stub, calendar.name(), Months.random(random, days)));
            out.println(grpc.row("calendar-service: gRPC"));
            Load.Result rest =
                    Load.run(() -> random -> rest(http, target, calendar.name(), Months.random(random, days)));
            out.println(rest.row("calendar-service: REST, gateway"));
            Load.Result radicale = radicale(program.get(), events, days);
            out.println(radicale.row("Radicale: CalDAV"));
            out.println(String.format(
                    Locale.ROOT,
                    "  times as fast: gRPC %.0f, REST %.0f",
                    grpc.perSecond() / radicale.perSecond(),
                    rest.perSecond() / radicale.perSecond()));
        } finally {
            channel.shutdownNow();
        }
    }

    private static Load.Result radicale(Path program, int events, int days) throws Exception {
        try (RadicaleServer server = RadicaleServer.start(program)) {
            server.fill(BenchmarkCalendar.file(events));
            return Load.run(() -> random -> {
                Instant begin = Months.random(random, days);
                return server.events(begin, Months.end(begin));
            });
        }
    }

    private static int rest(HttpClient http, BenchmarkTarget target, String calendar, Instant begin) throws Exception {
        URI uri = URI.create("http://127.0.0.1:" + target.gatewayPort() + "/v1/" + calendar + "/events?expand=true"
                + "&orderBy=startTime&pageSize=1000&startTime=" + begin + "&endTime=" + Months.end(begin));
        HttpRequest request = HttpRequest.newBuilder(uri)
                .header("Authorization", "Bearer " + target.token().get())
                .build();
        HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IllegalStateException("status: " + answer.statusCode() + " (expected: 200)");
        }
        return answer.body().split("\"uid\":", -1).length - 1;
    }
}
