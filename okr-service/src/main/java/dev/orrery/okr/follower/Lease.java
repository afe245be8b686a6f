package dev.orrery.okr.follower;

import dev.orrery.kit.database.ServiceDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;

/**
 * The right to follow, which one instance of this service has at a time: an advisory lock that lives and dies with its
 * database session, so nobody keeps it after a crash.
 */
final class Lease implements AutoCloseable {
    private static final String TAKE = "SELECT pg_try_advisory_lock(hashtextextended('calendar-follower', 0))";
    private static final String RELEASE = "SELECT pg_advisory_unlock(hashtextextended('calendar-follower', 0))";
    private static final int CHECK_TIMEOUT_SECONDS = 2;

    private final Connection session;

    private Lease(Connection session) {
        this.session = session;
    }

    /** The lease, unless another instance has it. */
    static Optional<Lease> tryTake(ServiceDatabase database) throws SQLException {
        Connection session = database.app().getConnection();
        try {
            // Otherwise the session would be in one transaction for as long as it follows.
            session.setAutoCommit(true);
            try (Statement statement = session.createStatement();
                    ResultSet taken = statement.executeQuery(TAKE)) {
                if (taken.next() && taken.getBoolean(1)) {
                    return Optional.of(new Lease(session));
                }
            }
            session.close();
            return Optional.empty();
        } catch (SQLException failure) {
            session.close();
            throw failure;
        }
    }

    /** Whether the session, and so the lease, is alive. */
    boolean isHeld() throws SQLException {
        return session.isValid(CHECK_TIMEOUT_SECONDS);
    }

    @Override
    public void close() throws SQLException {
        try (Connection ending = session;
                Statement statement = ending.createStatement()) {
            statement.execute(RELEASE);
        }
    }
}
