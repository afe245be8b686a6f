package dev.orrery.launcher.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.random.RandomGenerator;

/**
 * One statement asked of the database alone, over a connection of its own and with nobody in between: the limit of what
 * a service can do with it.
 */
final class DatabaseQuestion implements Load.Question {

    private final Connection connection;
    private final Asked asked;

    private DatabaseQuestion(Connection connection, Asked asked) {
        this.connection = connection;
        this.asked = asked;
    }

    /** Each time in a transaction that begins with the organisation, as a service does. */
    static DatabaseQuestion inTransactions(DatabaseLogin role, String organizationId, String sql, Work work) {
        try {
            Connection connection = role.connect();
            connection.setAutoCommit(false);
            return new DatabaseQuestion(connection, random -> {
                enter(connection, organizationId, true);
                try (PreparedStatement statement = connection.prepareStatement(sql)) {
                    int rows = work.run(statement, random);
                    connection.commit();
                    return rows;
                }
            });
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Prepared once, with the organisation set once, so that nothing but the statement itself is left. */
    static DatabaseQuestion prepared(DatabaseLogin role, String organizationId, String sql, Work work) {
        try {
            Connection connection = role.connect();
            enter(connection, organizationId, false);
            PreparedStatement statement = connection.prepareStatement(sql);
            return new DatabaseQuestion(connection, random -> work.run(statement, random));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Shows the connection the rows of one organisation, for a transaction or for good. */
    static void enter(Connection connection, String organizationId, boolean isForTransaction) throws SQLException {
        try (PreparedStatement tenant =
                connection.prepareStatement("SELECT set_config('orrery.org_id', ?, " + isForTransaction + ")")) {
            tenant.setString(1, organizationId);
            tenant.execute();
        }
    }

    /** How many rows a query answers. */
    static int rows(PreparedStatement query) throws SQLException {
        return rows(query, _ -> {});
    }

    /** The same, reading something of each. */
    static int rows(PreparedStatement query, Reading reading) throws SQLException {
        int rows = 0;
        try (ResultSet result = query.executeQuery()) {
            while (result.next()) {
                reading.read(result);
                rows++;
            }
        }
        return rows;
    }

    @Override
    public int ask(RandomGenerator random) throws SQLException {
        return asked.ask(random);
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }

    /** Binds the parameters, runs the statement and answers its rows. */
    @FunctionalInterface
    interface Work {
        int run(PreparedStatement statement, RandomGenerator random) throws SQLException;
    }

    /** What is read of a row. */
    @FunctionalInterface
    interface Reading {
        void read(ResultSet row) throws SQLException;
    }

    @FunctionalInterface
    private interface Asked {
        int ask(RandomGenerator random) throws SQLException;
    }
}
