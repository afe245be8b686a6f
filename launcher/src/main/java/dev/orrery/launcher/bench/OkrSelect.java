package dev.orrery.launcher.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.random.RandomGenerator;

/** What a question costs the database alone: one connection of okr-service's own role, and nobody in between. */
final class OkrSelect implements Load.Question {

    private final BenchmarkTarget target;
    private final String select;
    private final Connection connection;

    /** {@code select} has no parameters; row security keeps it to the organisation. */
    OkrSelect(BenchmarkTarget target, String select) {
        this.target = target;
        this.select = select;
        try {
            this.connection = target.okrDatabase().connect();
            connection.setAutoCommit(false);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public int ask(RandomGenerator random) throws SQLException {
        try (PreparedStatement tenant = connection.prepareStatement("SELECT set_config('orrery.org_id', ?, true)");
                PreparedStatement wanted = connection.prepareStatement(select)) {
            tenant.setString(1, target.organizationId());
            tenant.execute();
            int rows = 0;
            try (ResultSet result = wanted.executeQuery()) {
                while (result.next()) {
                    result.getString(1);
                    rows++;
                }
            }
            connection.commit();
            return rows;
        }
    }
}
