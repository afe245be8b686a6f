package dev.orrery.codegen;

import dev.orrery.kit.database.DatabaseRoles;
import dev.orrery.kit.database.Migrations;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.jooq.meta.postgres.PostgresDatabase;
import org.jspecify.annotations.Nullable;

/**
 * The database that jOOQ generates from: an embedded PostgreSQL with the service's roles and migrations. Properties:
 * {@code service} (schema and roles), {@code migrations} (a Flyway location such as
 * {@code filesystem:src/main/resources/dev/orrery/calendar/db/migration}). The README shows the plugin's configuration.
 */
public final class MigratedDatabase extends PostgresDatabase {
    private @Nullable EmbeddedPostgres server;

    /** jOOQ makes it by name. */
    public MigratedDatabase() {}

    @Override
    protected DSLContext create0() {
        if (server == null) {
            // Flyway looks for its plugins through the context class loader, which in a Maven plugin is Maven's.
            Thread thread = Thread.currentThread();
            ClassLoader maven = thread.getContextClassLoader();
            thread.setContextClassLoader(MigratedDatabase.class.getClassLoader());
            try {
                server = start();
            } finally {
                thread.setContextClassLoader(maven);
            }
        }
        return DSL.using(getConnection(), SQLDialect.POSTGRES);
    }

    private EmbeddedPostgres start() {
        String service = required("service");
        String migrations = required("migrations");
        try {
            EmbeddedPostgres started = EmbeddedPostgres.start();
            try {
                prepare(started, service, migrations);
            } catch (SQLException | RuntimeException failure) {
                // jOOQ asks again for every question it has, and would start a server for each.
                started.close();
                throw new Error("Could not prepare the schema of " + service, failure);
            }
            return started;
        } catch (IOException failure) {
            throw new UncheckedIOException("Could not start an embedded PostgreSQL", failure);
        }
    }

    private void prepare(EmbeddedPostgres started, String service, String migrations) throws SQLException {
        Connection admin = started.getPostgresDatabase().getConnection();
        new DatabaseRoles(service, service, service, service).createIn(admin);
        String url = started.getJdbcUrl("postgres", "postgres").replaceAll("\\?.*", "");
        Migrations.migrate(url, service, service, migrations);
        setConnection(admin);
    }

    private String required(String property) {
        String value = getProperties().getProperty(property);
        if (value == null) {
            throw new IllegalArgumentException("database property " + property + ": missing");
        }
        return value;
    }

    @Override
    public void close() {
        super.close();
        if (server != null) {
            try {
                server.close();
            } catch (IOException failure) {
                throw new UncheckedIOException("Could not stop the embedded PostgreSQL", failure);
            }
        }
    }
}
