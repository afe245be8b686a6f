package dev.orrery.kit.follow;

import dev.orrery.kit.database.ServiceDatabase;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/**
 * The right to follow a stream, which one instance of a service has at a time: an advisory lock that lives and dies with
 * its database session, so nobody keeps it after a crash.
 */
final class Lease implements AutoCloseable {
    private static final String TAKE = "SELECT pg_try_advisory_lock(hashtextextended(?, 0))";
    private static final String RELEASE = "SELECT pg_advisory_unlock(hashtextextended(?, 0))";
    private static final int CHECK_TIMEOUT_SECONDS = 2;

    private final Connection session;
    private final String name;

    private Lease(Connection session, String name) {
        this.session = session;
        this.name = name;
    }

    /** The lease of a stream, unless another instance of this service has it. */
    static Optional<Lease> tryTake(ServiceDatabase database, String stream) throws SQLException {
        // Services share the database and its locks; their schemas are their own.
        String name = database.schema() + " follows " + stream;
        Connection session = database.app().getConnection();
        try {
            // Otherwise the session would be in one transaction for as long as it follows.
            session.setAutoCommit(true);
            if (ask(session, TAKE, name)) {
                return Optional.of(new Lease(session, name));
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
        try (Connection ending = session) {
            ask(ending, RELEASE, name);
        }
    }

    private static boolean ask(Connection session, String question, String name) throws SQLException {
        try (PreparedStatement query = session.prepareStatement(question)) {
            query.setString(1, name);
            try (ResultSet answer = query.executeQuery()) {
                return answer.next() && answer.getBoolean(1);
            }
        }
    }
}
