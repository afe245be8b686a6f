package dev.orrery.launcher.bench;

import dev.orrery.calendar.v1.CreateFeedRequest;
import dev.orrery.calendar.v1.Feed;
import dev.orrery.calendar.v1.FeedServiceGrpc;
import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/**
 * A subscriber's program that asks for a feed through the gateway: for the first time, and when nothing has changed;
 * beside each the rows that it takes, straight from the database.
 */
final class FeedBenchmark implements Benchmark {

    @Override
    public String name() {
        return "feed";
    }

    @Override
    public void run(BenchmarkTarget target, PrintStream out) throws Exception {
        ManagedChannel channel = ManagedChannelBuilder.forAddress("127.0.0.1", target.calendarPort())
                .usePlaintext()
                .build();
        BearerToken token = new BearerToken(target.token());
        try (BenchmarkCalendar calendar = new BenchmarkCalendar(channel, token, target);
                HttpClient http = HttpClient.newHttpClient()) {
            out.println("A feed of " + BenchmarkCalendar.EVENTS + " events; 1 client");
            calendar.fill();
            Feed feed = FeedServiceGrpc.newBlockingStub(channel)
                    .withCallCredentials(token)
                    .createFeed(CreateFeedRequest.newBuilder()
                            .setParent(calendar.name())
                            .setFeed(Feed.newBuilder().setDetail(Feed.Detail.FULL))
                            .build());
            URI address = URI.create("http://127.0.0.1:" + target.gatewayPort() + feed.getPath());
            String tag = http.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.discarding())
                    .headers()
                    .firstValue("ETag")
                    .orElseThrow();
            out.println(Load.HEADER);
            out.println(
                    Load.run(1, () -> random -> read(http, address, "", 200)).row("all of it, through the gateway"));
            out.println(Load.run(1, () -> select(target, calendar.id(), "SELECT * FROM calendar.event"))
                    .row("limit: its rows, JDBC"));
            out.println(
                    Load.run(1, () -> random -> read(http, address, tag, 304)).row("nothing new, through the gateway"));
            out.println(
                    Load.run(1, () -> select(target, calendar.id(), "SELECT sum(writes) FROM calendar.calendar_tally"))
                            .row("limit: its version, JDBC"));
        } finally {
            channel.shutdownNow();
        }
    }

    private static int read(HttpClient http, URI address, String tag, int expected) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(address);
        if (!tag.isEmpty()) {
            request.header("If-None-Match", tag);
        }
        HttpResponse<byte[]> response = http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        if (response.statusCode() != expected) {
            throw new IllegalStateException("status: " + response.statusCode() + " (expected: " + expected + ")");
        }
        return response.body().length;
    }

    private static DatabaseQuestion select(BenchmarkTarget target, String calendarId, String select) {
        return DatabaseQuestion.inTransactions(
                target.calendarDatabase(),
                target.organizationId(),
                select + " WHERE org_id = ?::uuid AND calendar_id = ?",
                (events, _) -> {
                    events.setString(1, target.organizationId());
                    events.setString(2, calendarId);
                    return DatabaseQuestion.rows(events);
                });
    }
}
