package dev.orrery.kit.tenancy;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jooq.exception.DataAccessException;
import org.jspecify.annotations.Nullable;

/**
 * Statements whose answers nobody waits for: a transaction's settings, and writes that nobody has asked about yet. They are
 * sent in their order and in one round trip, in front of the next question or before the commit.
 */
final class StatementsAhead {
    private final StringBuilder text = new StringBuilder();
    private final List<@Nullable Object> values = new ArrayList<>();
    private int size;

    void add(String sql, List<? extends @Nullable Object> itsValues) {
        text.append(sql).append("; ");
        values.addAll(itsValues);
        size++;
    }

    /** How many there are: so many answers come before that of a statement behind them. */
    int size() {
        return size;
    }

    /** Sends them alone. */
    void send(Connection connection) {
        try (PreparedStatement statement = prepare(connection, "", List.of())) {
            statement.execute();
        } catch (SQLException failure) {
            throw new DataAccessException(text.toString(), failure);
        }
    }

    /** Prepares them with a statement behind them. */
    PreparedStatement prepare(Connection connection, String behind, List<?> itsValues) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(text + behind);
        try {
            int index = 0;
            for (Object value : values) {
                Parameter.bind(statement, ++index, value);
            }
            for (Object value : itsValues) {
                Parameter.bind(statement, ++index, value);
            }
        } catch (SQLException | RuntimeException failure) {
            statement.close();
            throw failure;
        }
        return statement;
    }
}
