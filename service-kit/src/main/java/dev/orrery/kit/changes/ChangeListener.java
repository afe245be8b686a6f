package dev.orrery.kit.changes;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/**
 * Waits for commits: PostgreSQL notifies, on a connection that this class keeps for itself. A notification may be lost
 * with the connection, so nobody waits longer than the poll interval.
 */
final class ChangeListener implements AutoCloseable {
    /** A transaction older than what is waiting ends without notice; it is looked for often, as commits are short. */
    private static final Duration WAITING_INTERVAL = Duration.ofMillis(10);

    private final DataSource connections;
    private final String channel;
    private final Duration pollInterval;
    private @Nullable Connection connection;

    /** {@code connections} must give a connection that stays open as long as it is kept: not a pool's. */
    ChangeListener(DataSource connections, String channel, Duration pollInterval) {
        this.connections = connections;
        this.channel = channel;
        this.pollInterval = pollInterval;
    }

    /** Returns at the next commit, or when it is time to look anyway. */
    void await(boolean hasWaiting) throws InterruptedException {
        if (hasWaiting) {
            Thread.sleep(WAITING_INTERVAL);
            return;
        }
        try {
            if (connection == null) {
                connection = listen();
                // What was committed before LISTEN took hold has notified nobody.
                return;
            }
            connection.unwrap(PGConnection.class).getNotifications((int) pollInterval.toMillis());
        } catch (SQLException broken) {
            close();
            throw new IllegalStateException("The connection that listens for changes broke", broken);
        }
        if (Thread.interrupted()) {
            throw new InterruptedException("stopping");
        }
    }

    private Connection listen() throws SQLException {
        Connection opened = connections.getConnection();
        try (Statement statement = opened.createStatement()) {
            opened.setAutoCommit(true);
            statement.execute("LISTEN " + channel);
            return opened;
        } catch (SQLException failure) {
            opened.close();
            throw failure;
        }
    }

    @Override
    public void close() {
        Connection closing = connection;
        connection = null;
        if (closing != null) {
            try {
                closing.close();
            } catch (SQLException alreadyBroken) {
                // It is of no further use either way.
                return;
            }
        }
    }
}
