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
                prepare(required("service"), required("migrations"));
            } catch (IOException | SQLException | RuntimeException failure) {
                // An Error, because jOOQ goes on after exceptions and asks again for every question it has.
                throw new AssertionError("Could not prepare the schema to generate from", failure);
            } finally {
                thread.setContextClassLoader(maven);
            }
        }
        return DSL.using(getConnection(), SQLDialect.POSTGRES);
    }

    private void prepare(String service, String migrations) throws IOException, SQLException {
        // Kept before anything else happens: setConnection calls create0 again.
        EmbeddedPostgres started = EmbeddedPostgres.start();
        server = started;
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
