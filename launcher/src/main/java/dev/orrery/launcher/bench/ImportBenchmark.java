package dev.orrery.launcher.bench;

import com.google.protobuf.ByteString;
import dev.orrery.calendar.v1.ImportEventsResponse;
import dev.orrery.calendar.v1.InterchangeServiceGrpc;
import dev.orrery.calendar.v1.UploadEventsRequest;
import dev.orrery.calendar.v1.UploadEventsResponse;
import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import io.grpc.stub.StreamObserver;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/**
 * A large calendar file uploaded in pieces, and beside it the database writing the same rows once more from what it has:
 * no import can be faster than that.
 */
final class ImportBenchmark implements Benchmark {

    private static final int EVENTS = 100_000;
    private static final int PIECE_BYTES = 64 * 1024;

    @Override
    public String name() {
        return "import";
    }

    @Override
    public void run(BenchmarkTarget target, PrintStream out)
            throws InterruptedException, ExecutionException, SQLException {
        ManagedChannel channel = ManagedChannelBuilder.forAddress("127.0.0.1", target.calendarPort())
                .usePlaintext()
                .build();
        BearerToken token = new BearerToken(target.token());
        try (BenchmarkCalendar before = new BenchmarkCalendar(channel, token, target);
                BenchmarkCalendar calendar = new BenchmarkCalendar(channel, token, target)) {
            byte[] file = file();
            out.println("A file of " + EVENTS + " events, " + file.length / 1_000_000 + " MB, into an empty calendar");
            InterchangeServiceGrpc.InterchangeServiceStub interchange =
                    InterchangeServiceGrpc.newStub(channel).withCallCredentials(token);
            out.println(row("upload", upload(interchange, before.name(), file, true)));
            out.println(row("upload, once more", upload(interchange, calendar.name(), file, true)));
            out.println(row("the same again, all unchanged", upload(interchange, calendar.name(), file, false)));
            out.println(row("limit: the same rows in the database", copy(target, calendar.id())));
        } finally {
            channel.shutdownNow();
        }
    }

    private static String row(String name, double seconds) {
        return String.format(
                Locale.ROOT, "  %-36s %10.0f events/s %8.1f s", name, EVENTS / Math.max(seconds, 1e-3), seconds);
    }

    private static double upload(
            InterchangeServiceGrpc.InterchangeServiceStub interchange, String calendar, byte[] file, boolean isNew)
            throws InterruptedException, ExecutionException {
        CompletableFuture<UploadEventsResponse> answer = new CompletableFuture<>();
        long begin = System.nanoTime();
        StreamObserver<UploadEventsRequest> pieces = interchange.uploadEvents(new Answer(answer));
        for (int from = 0; from < file.length; from += PIECE_BYTES) {
            pieces.onNext(UploadEventsRequest.newBuilder()
                    .setParent(from == 0 ? calendar : "")
                    .setData(ByteString.copyFrom(file, from, Math.min(PIECE_BYTES, file.length - from)))
                    .build());
        }
        pieces.onCompleted();
        ImportEventsResponse report = answer.get().getReport();
        double seconds = (System.nanoTime() - begin) / 1e9;
        int landed = isNew ? report.getCreated() : report.getUnchanged();
        if (landed != EVENTS) {
            throw new IllegalStateException("report: " + report + " (expected: " + EVENTS + " events)");
        }
        return seconds;
    }

    /** What the import wrote, written once more into tables with the same indexes. */
    private static double copy(BenchmarkTarget target, String calendarId) throws SQLException {
        try (Connection connection = target.administrator().connect();
                Statement sql = connection.createStatement()) {
            connection.setAutoCommit(false);
            double seconds = 0;
            for (String table : new String[] {"event", "occurrence"}) {
                sql.execute("CREATE TEMP TABLE " + table + "_copy (LIKE calendar." + table
                        + " INCLUDING INDEXES INCLUDING GENERATED) ON COMMIT DROP");
                long begin = System.nanoTime();
                try (PreparedStatement insert = connection.prepareStatement(columns(connection, table))) {
                    insert.setString(1, calendarId);
                    insert.executeUpdate();
                }
                seconds += (System.nanoTime() - begin) / 1e9;
            }
            connection.rollback();
            return seconds;
        }
    }

    /** All columns but those that the database computes. */
    private static String columns(Connection connection, String table) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                SELECT format('INSERT INTO %I (%s) SELECT %s FROM calendar.%I WHERE calendar_id = ?',
                    ?::text || '_copy', string_agg(quote_ident(column_name), ', '),
                    string_agg(quote_ident(column_name), ', '), ?::text)
                FROM information_schema.columns
                WHERE table_schema = 'calendar' AND table_name = ? AND is_generated = 'NEVER'""")) {
            select.setString(1, table);
            select.setString(2, table);
            select.setString(3, table);
            try (ResultSet statement = select.executeQuery()) {
                statement.next();
                return statement.getString(1);
            }
        }
    }

    private static byte[] file() {
        StringBuilder file = new StringBuilder("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Orrery//Benchmark//EN\r\n");
        for (int number = 0; number < EVENTS; number++) {
            file.append("BEGIN:VEVENT\r\nUID:import-").append(number).append("@orrery.dev\r\n");
            file.append("DTSTAMP:20260101T000000Z\r\nDTSTART;TZID=Europe/Berlin:2026");
            file.append(String.format(Locale.ROOT, "%02d%02d", 1 + number % 12, 1 + number % 28))
                    .append("T090000\r\nDURATION:PT45M\r\nSUMMARY:Meeting ")
                    .append(number)
                    .append("\r\nEND:VEVENT\r\n");
        }
        return file.append("END:VCALENDAR\r\n").toString().getBytes(StandardCharsets.US_ASCII);
    }

    private record Answer(CompletableFuture<UploadEventsResponse> answer)
            implements StreamObserver<UploadEventsResponse> {
        @Override
        public void onNext(UploadEventsResponse response) {
            answer.complete(response);
        }

        @Override
        public void onError(Throwable failure) {
            answer.completeExceptionally(failure);
        }

        @Override
        public void onCompleted() {
            // The answer is here.
        }
    }
}
