package dev.orrery.kit.tenancy;

import dev.orrery.kit.identity.OrganizationId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import org.jooq.exception.DataAccessException;

/**
 * The connection of one transaction, which begins with its first statement. Where the work only reads, a statement that
 * comes before that may be a transaction of its own, sent together with its settings: at READ COMMITTED it sees what it
 * would see in a common one, and a round trip each for the settings and the commit are spared.
 */
final class EnteredConnection {
    private static final String ENTERING =
            "SELECT set_config('orrery.org_id', ?, true), set_config('statement_timeout', ?, true)";

    /**
     * Settings in front of the statement that they are for. The driver sends both before it waits, and PostgreSQL runs
     * what comes without a wait in between as one transaction. It would wait if it had to ask for the type of a parameter.
     */
    static final String ENTERING_READ = ENTERING + ", set_config('transaction_read_only', 'on', true); ";

    private static final int ENTERING_PARAMETERS = 2;

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

    /** Whether the next statement may be a transaction of its own, if {@link #ENTERING_READ} is in front of it. */
    boolean mayReadAlone() {
        return isReadOnly && !hasBegun;
    }

    Connection connection() {
        return connection;
    }

    /** In the common transaction. */
    Connection begun() {
        if (!hasBegun) {
            hasBegun = true;
            try {
                connection.setAutoCommit(false);
                try (PreparedStatement settings = connection.prepareStatement(ENTERING)) {
                    bindEntering(settings);
                    settings.execute();
                }
            } catch (SQLException failure) {
                throw new DataAccessException("The transaction cannot begin", failure);
            }
        }
        return connection;
    }

    /** Gives a statement that begins with the settings their values; answers how many these are. */
    int bindEntering(PreparedStatement statement) throws SQLException {
        statement.setString(1, organization);
        statement.setString(ENTERING_PARAMETERS, timeoutMillis);
        return ENTERING_PARAMETERS;
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
