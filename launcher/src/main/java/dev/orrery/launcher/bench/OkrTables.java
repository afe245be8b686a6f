package dev.orrery.launcher.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** The tables of okr-service, to fill in what would take a client too long, and as the limit of what can be read. */
final class OkrTables implements AutoCloseable {

    private final BenchmarkTarget target;
    private final Connection administrator;
    private final Connection service;

    OkrTables(BenchmarkTarget target) throws SQLException {
        this.target = target;
        this.administrator = target.administrator().connect();
        this.service = target.okrDatabase().connect();
        service.setAutoCommit(false);
    }

    /** {@code select} has no parameters; row security keeps it to the organisation. */
    static DatabaseQuestion question(BenchmarkTarget target, String select) {
        return DatabaseQuestion.inTransactions(
                target.okrDatabase(),
                target.organizationId(),
                select,
                (query, _) -> DatabaseQuestion.rows(query, row -> row.getString(1)));
    }

    /** Writes as nobody's request; each {@code ?} is the organisation. */
    void fill(String sql) throws SQLException {
        try (PreparedStatement statement = administrator.prepareStatement(sql)) {
            for (int i = 1; i <= statement.getParameterMetaData().getParameterCount(); i++) {
                statement.setString(i, target.organizationId());
            }
            statement.executeUpdate();
        }
    }

    /** Brings the planner's statistics up to what was filled in. */
    void analyze(String table) throws SQLException {
        try (PreparedStatement statement = administrator.prepareStatement("VACUUM ANALYZE okr." + table)) {
            statement.execute();
        }
    }

    /** Runs a statement as the service does, in one transaction of the organisation, and answers the rows it read. */
    int asService(String... statements) throws SQLException {
        int rows = 0;
        DatabaseQuestion.enter(service, target.organizationId(), true);
        for (String sql : statements) {
            try (PreparedStatement statement = service.prepareStatement(sql)) {
                if (statement.execute()) {
                    ResultSet result = statement.getResultSet();
                    while (result.next()) {
                        result.getObject(1);
                        rows++;
                    }
                }
            }
        }
        service.commit();
        return rows;
    }

    @Override
    public void close() throws SQLException {
        service.close();
        administrator.close();
    }
}
