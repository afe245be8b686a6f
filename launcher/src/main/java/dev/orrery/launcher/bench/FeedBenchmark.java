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
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.random.RandomGenerator;

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
            out.println(Load.run(1, () -> new Select(target, calendar.id(), "SELECT * FROM calendar.event"))
                    .row("limit: its rows, JDBC"));
            out.println(
                    Load.run(1, () -> random -> read(http, address, tag, 304)).row("nothing new, through the gateway"));
            out.println(Load.run(
                            1,
                            () -> new Select(
                                    target,
                                    calendar.id(),
                                    "SELECT count(*), bit_xor(hashtextextended(event_id, version)) FROM calendar.event"))
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

    /** One connection of the service's own role that reads rows of the calendar's events. */
    private static final class Select implements Load.Question {

        private final BenchmarkTarget target;
        private final String calendarId;
        private final String select;
        private final Connection connection;

        Select(BenchmarkTarget target, String calendarId, String select) {
            this.target = target;
            this.calendarId = calendarId;
            this.select = select + " WHERE org_id = ?::uuid AND calendar_id = ?";
            try {
                this.connection = target.calendarDatabase().connect();
                connection.setAutoCommit(false);
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public int ask(RandomGenerator random) throws SQLException {
            try (PreparedStatement tenant = connection.prepareStatement("SELECT set_config('orrery.org_id', ?, true)");
                    PreparedStatement events = connection.prepareStatement(select)) {
                tenant.setString(1, target.organizationId());
                tenant.execute();
                events.setString(1, target.organizationId());
                events.setString(2, calendarId);
                int rows = 0;
                try (ResultSet result = events.executeQuery()) {
                    while (result.next()) {
                        rows++;
                    }
                }
                connection.commit();
                return rows;
            }
        }
    }
}
