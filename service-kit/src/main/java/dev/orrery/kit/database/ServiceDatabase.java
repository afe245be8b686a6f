package dev.orrery.kit.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import javax.sql.DataSource;

/**
 * The two pools a running service has on its database: one for requests, which sees one organisation at a time, and a
 * small one for the change log, which sees that of all organisations. Existing means that the schema is migrated and
 * that row-level security holds.
 */
public final class ServiceDatabase implements AutoCloseable {
    /** The feed, four resuming watchers at a time, and the retention job or a notification. */
    private static final int CHANGES_CONNECTIONS = 6;

    private final String service;
    private final String url;
    private final String changesPassword;
    private final HikariDataSource app;
    private final HikariDataSource changes;

    private ServiceDatabase(
            String service, String url, String changesPassword, HikariDataSource app, HikariDataSource changes) {
        this.service = service;
        this.url = url;
        this.changesPassword = changesPassword;
        this.app = app;
        this.changes = changes;
    }

    /** Migrates, connects and checks; throws when the schema would not keep organisations apart. */
    static ServiceDatabase open(String service, DatabaseProperties properties) {
        Migrations.migrate(properties.url(), service, properties.ownerPassword(), properties.migrationsOf(service));
        HikariDataSource app = pool(
                properties,
                DatabaseRoles.appRole(service),
                properties.appPassword(),
                properties.maxConnections(),
                false);
        try {
            RowSecurityCheck.of(service).verify(app);
            // Who reads the log asks one question at a time: a transaction around each would be two more.
            HikariDataSource changes = pool(
                    properties,
                    DatabaseRoles.changesRole(service),
                    properties.changesPassword(),
                    CHANGES_CONNECTIONS,
                    true);
            return new ServiceDatabase(service, properties.url(), properties.changesPassword(), app, changes);
        } catch (RuntimeException refused) {
            app.close();
            throw refused;
        }
    }

    /** Schema of the service. */
    public String schema() {
        return DatabaseRoles.schema(service);
    }

    /** For requests: row-level security shows one organisation. */
    public DataSource app() {
        return app;
    }

    /** For the change log of all organisations, read-only but for its retention. */
    public DataSource changes() {
        return changes;
    }

    /** JDBC URL, for a connection outside of the pools. */
    public String url() {
        return url;
    }

    public String changesRole() {
        return DatabaseRoles.changesRole(service);
    }

    public String changesPassword() {
        return changesPassword;
    }

    private static HikariDataSource pool(
            DatabaseProperties properties, String role, String password, int maxConnections, boolean isAutoCommitting) {
        HikariConfig config = new HikariConfig();
        config.setPoolName(role);
        config.setJdbcUrl(properties.url());
        config.setUsername(role);
        config.setPassword(password);
        config.setMaximumPoolSize(maxConnections);
        config.setMinimumIdle(Math.min(2, maxConnections));
        config.setConnectionTimeout(properties.connectionTimeout().toMillis());
        config.setMaxLifetime(Duration.ofMinutes(15).toMillis());
        config.setAutoCommit(isAutoCommitting);
        config.addDataSourceProperty("ApplicationName", role);
        config.addDataSourceProperty("reWriteBatchedInserts", "true");
        config.addDataSourceProperty("tcpKeepAlive", "true");
        return new HikariDataSource(config);
    }

    @Override
    public void close() {
        changes.close();
        app.close();
    }
}
