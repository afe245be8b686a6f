package dev.orrery.okr.sources;

import dev.orrery.kit.identity.Organization;
import dev.orrery.okr.v1.KpiBinding.Fault;
import dev.orrery.okr.v1.KpiBinding.PostgresView;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Properties;
import org.springframework.stereotype.Component;

/** Asks databases that the operator has connected: each time by a connection of its own, which nobody else ever uses. */
@Component
final class PostgresViewSource {
    private static final int CONNECT_TIMEOUT_SECONDS = 5;

    private final Offers offers;

    PostgresViewSource(Offers offers) {
        this.offers = offers;
    }

    List<Reading> read(Organization organization, PostgresView settings, RunMoment moment) throws SourceException {
        Offers.Database database = offers.database(organization, settings.getConnection())
                .orElseThrow(() -> new SourceException(
                        Fault.NOT_OFFERED,
                        "connection: " + settings.getConnection() + " (expected: one that is offered)"));
        try (Connection connection = connect(database)) {
            return new ViewQuery(connection, database.connection().timeout()).read(settings, moment);
        } catch (SQLException lost) {
            throw new SourceException(
                    Fault.UNREACHABLE, "connection: " + settings.getConnection() + " does not answer", lost);
        }
    }

    private static Connection connect(Offers.Database database) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", database.connection().user());
        properties.setProperty("password", database.password());
        properties.setProperty("ApplicationName", "orrery KPI binding");
        properties.setProperty("connectTimeout", Integer.toString(CONNECT_TIMEOUT_SECONDS));
        properties.setProperty("loginTimeout", Integer.toString(CONNECT_TIMEOUT_SECONDS));
        // A server that is gone says nothing; one that lives has ended the statement before.
        long seconds = database.connection().timeout().toSeconds() + CONNECT_TIMEOUT_SECONDS;
        properties.setProperty("socketTimeout", Long.toString(seconds));
        Connection connection =
                DriverManager.getConnection(database.connection().url(), properties);
        connection.setReadOnly(true);
        connection.setAutoCommit(false);
        return connection;
    }
}
