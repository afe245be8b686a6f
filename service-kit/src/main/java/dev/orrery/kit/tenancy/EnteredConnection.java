package dev.orrery.kit.tenancy;

import dev.orrery.kit.identity.OrganizationId;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.jooq.exception.DataAccessException;
import org.jspecify.annotations.Nullable;

/**
 * The connection of one transaction, which is taken from the pool for its first statement and begins with that. Where the
 * work only reads, a statement that comes before that may be a transaction of its own, sent together with its settings: at
 * READ COMMITTED it sees what it would see in a common one, and a round trip each for the settings and the commit are
 * spared.
 */
final class EnteredConnection implements AutoCloseable {
    private static final String SETTINGS =
            "SELECT set_config('orrery.org_id', ?, true), set_config('statement_timeout', ?, true)";

    /**
     * In front of the one statement that they are for. The driver sends both before it waits, and PostgreSQL runs what
     * comes without a wait in between as one transaction. It would wait if it had to ask for the type of a parameter.
     */
    private static final String SETTINGS_OF_A_READ = SETTINGS + ", set_config('transaction_read_only', 'on', true)";

    /** The same where the values of the statement are to be nothing to its plan. */
    private static final String SETTINGS_OF_A_PLANNED_READ =
            SETTINGS_OF_A_READ + ", set_config('plan_cache_mode', 'force_generic_plan', true)";

    private final DataSource pool;
    private final Scope scope;
    private final boolean isReadOnly;
    private @Nullable Connection taken;
    private boolean hasBegun;

    EnteredConnection(DataSource pool, OrganizationId organization, Duration timeout, boolean isReadOnly) {
        this.pool = pool;
        this.scope = new Scope(organization.toString(), Long.toString(timeout.toMillis()));
        this.isReadOnly = isReadOnly;
    }

    /**
     * What statements may differ in that ask the same: a statement of one transaction answers for another of the same scope.
     */
    record Scope(String organization, String timeoutMillis) {}

    Scope scope() {
        return scope;
    }

    /** Whether the next statement may be a transaction of its own, with {@link #settingsOfARead} in front of it. */
    boolean mayReadAlone() {
        return isReadOnly && !hasBegun;
    }

    /** Whether a connection is taken, which nobody else can have. */
    boolean isTaken() {
        return taken != null;
    }

    StatementsAhead settingsOfARead(boolean isPlannedOnce) {
        return settings(isPlannedOnce ? SETTINGS_OF_A_PLANNED_READ : SETTINGS_OF_A_READ, new StatementsAhead());
    }

    Connection connection() {
        if (taken == null) {
            taken = take();
        }
        return taken;
    }

    private Connection take() {
        try {
            Connection connection = pool.getConnection();
            try {
                connection.setAutoCommit(true);
                connection.setReadOnly(isReadOnly);
                return connection;
            } catch (SQLException broken) {
                connection.close();
                throw broken;
            }
        } catch (SQLException failure) {
            throw new DataAccessException("There is no connection", failure);
        }
    }

    /** Begins the common transaction unless it has begun, with its settings in front of all that is sent. */
    void begin(StatementsAhead first) {
        if (hasBegun) {
            return;
        }
        try {
            connection().setAutoCommit(false);
        } catch (SQLException failure) {
            throw new DataAccessException("The transaction cannot begin", failure);
        }
        hasBegun = true;
        settings(SETTINGS, first);
    }

    private StatementsAhead settings(String statement, StatementsAhead ahead) {
        ahead.add(statement, List.of(scope.organization(), scope.timeoutMillis()));
        return ahead;
    }

    void commit() throws SQLException {
        if (hasBegun) {
            connection().commit();
        }
    }

    void rollback(Throwable failure) {
        try {
            if (hasBegun) {
                connection().rollback();
            }
        } catch (SQLException broken) {
            failure.addSuppressed(broken);
        }
    }

    @Override
    public void close() throws SQLException {
        if (taken != null) {
            taken.close();
        }
    }
}
