package dev.orrery.kit.tenancy;

import dev.orrery.kit.identity.OrganizationId;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.jooq.exception.DataAccessException;

/**
 * The connection of one transaction, which begins with its first statement. Where the work only reads, a statement that
 * comes before that may be a transaction of its own, sent together with its settings: at READ COMMITTED it sees what it
 * would see in a common one, and a round trip each for the settings and the commit are spared.
 */
final class EnteredConnection {
    private static final String SETTINGS =
            "SELECT set_config('orrery.org_id', ?, true), set_config('statement_timeout', ?, true)";

    /**
     * In front of the one statement that they are for. The driver sends both before it waits, and PostgreSQL runs what
     * comes without a wait in between as one transaction. It would wait if it had to ask for the type of a parameter.
     */
    private static final String SETTINGS_OF_A_READ = SETTINGS + ", set_config('transaction_read_only', 'on', true)";

    private final Connection connection;
    private final String organization;
    private final String timeoutMillis;
    private final boolean isReadOnly;
    private boolean hasBegun;

    EnteredConnection(Connection connection, OrganizationId organization, Duration timeout, boolean isReadOnly)
            throws SQLException {
        this.connection = connection;
        this.organization = organization.toString();
        this.timeoutMillis = Long.toString(timeout.toMillis());
        this.isReadOnly = isReadOnly;
        connection.setAutoCommit(true);
        connection.setReadOnly(isReadOnly);
    }

    /** Whether the next statement may be a transaction of its own, with {@link #settingsOfARead} in front of it. */
    boolean mayReadAlone() {
        return isReadOnly && !hasBegun;
    }

    StatementsAhead settingsOfARead() {
        StatementsAhead settings = new StatementsAhead();
        settings.add(SETTINGS_OF_A_READ, organization, timeoutMillis);
        return settings;
    }

    Connection connection() {
        return connection;
    }

    /** Begins the common transaction unless it has begun, with its settings in front of all that is sent. */
    void begin(StatementsAhead first) {
        if (hasBegun) {
            return;
        }
        hasBegun = true;
        try {
            connection.setAutoCommit(false);
        } catch (SQLException failure) {
            throw new DataAccessException("The transaction cannot begin", failure);
        }
        first.add(SETTINGS, organization, timeoutMillis);
    }

    void commit() throws SQLException {
        if (hasBegun) {
            connection.commit();
        }
    }

    void rollback(Throwable failure) {
        try {
            if (hasBegun) {
                connection.rollback();
            }
        } catch (SQLException broken) {
            failure.addSuppressed(broken);
        }
    }
}
