package dev.orrery.launcher.bench;

import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;

/** okr-service follows calendar-service: what a measurement has filled in is work for it, which must not be measured. */
final class Followers {
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final int POLL_MILLIS = 100;

    /** What a position has before the transaction: a version and an epoch. */
    private static final int HEADER_BYTES = 5;

    private static final String TOLD = """
            SELECT xid::text::bigint, sequence FROM calendar.change_log
            WHERE type IN ('calendar', 'event', 'eventInstance') ORDER BY xid DESC, sequence DESC LIMIT 1""";
    private static final String TAKEN = "SELECT position FROM okr.followed_stream WHERE stream = 'calendar'";

    private Followers() {}

    /** Waits until okr-service has taken all that calendar-service has told so far. */
    static void awaitCaughtUp(BenchmarkTarget target) {
        Instant deadline = Instant.now().plus(PATIENCE);
        try (Connection connection = target.administrator().connect();
                Statement sql = connection.createStatement()) {
            ResultSet told = sql.executeQuery(TOLD);
            if (!told.next()) {
                return;
            }
            long xid = told.getLong(1);
            long sequence = told.getLong(2);
            while (!hasTaken(sql, xid, sequence)) {
                if (Instant.now().isAfter(deadline)) {
                    throw new IllegalStateException("okr-service does not keep up with calendar-service");
                }
                Thread.sleep(POLL_MILLIS);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private static boolean hasTaken(Statement sql, long xid, long sequence) throws SQLException {
        ResultSet taken = sql.executeQuery(TAKEN);
        if (!taken.next()) {
            return false;
        }
        ByteBuffer position = ByteBuffer.wrap(Base64.getUrlDecoder().decode(taken.getString(1)))
                .position(HEADER_BYTES);
        long takenXid = position.getLong();
        return takenXid > xid || (takenXid == xid && position.getLong() >= sequence);
    }
}
