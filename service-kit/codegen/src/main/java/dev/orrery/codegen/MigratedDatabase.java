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
    private @Nullable Connection admin;

    /** jOOQ makes it by name. */
    public MigratedDatabase() {}

    /** Called many times; {@code setConnection} calls it too, so the connection is there before that. */
    @Override
    protected DSLContext create0() {
        Connection connection = admin;
        if (connection == null) {
            connection = open();
            admin = connection;
            setConnection(connection);
        }
        return DSL.using(connection, SQLDialect.POSTGRES);
    }

    private Connection open() {
        // Flyway looks for its plugins through the context class loader, which in a Maven plugin is Maven's.
        Thread thread = Thread.currentThread();
        ClassLoader maven = thread.getContextClassLoader();
        thread.setContextClassLoader(MigratedDatabase.class.getClassLoader());
        try {
            return migrated(required("service"), required("migrations"));
        } catch (IOException | SQLException | RuntimeException failure) {
            close();
            // jOOQ goes on after an exception, and would start a server for each question that it still has.
            throw new Error("The schema to generate from could not be made", failure);
        } finally {
            thread.setContextClassLoader(maven);
        }
    }

    private Connection migrated(String service, String migrations) throws IOException, SQLException {
        EmbeddedPostgres started = EmbeddedPostgres.start();
        server = started;
        Connection connection = started.getPostgresDatabase().getConnection();
        new DatabaseRoles(service, service, service, service).createIn(connection);
        String url = "jdbc:postgresql://127.0.0.1:" + started.getPort() + "/postgres";
        Migrations.migrate(url, service, service, migrations);
        return connection;
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
        EmbeddedPostgres stopping = server;
        server = null;
        if (stopping != null) {
            try {
                stopping.close();
            } catch (IOException failure) {
                throw new UncheckedIOException("Could not stop the embedded PostgreSQL", failure);
            }
        }
    }
}
