package dev.orrery.kit.testing;

import dev.orrery.kit.database.DatabaseRoles;
import dev.orrery.kit.database.Migrations;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A fresh database with one service's migrated schema: cloned from a template that is migrated once per JVM, which
 * takes a tenth of a second. Use one per test class, and an organisation of its own in each test.
 */
public final class EmbeddedDatabase {
    /** Of all roles; as good as one in production, because a service refuses to start with less. */
    public static final String PASSWORD = UUID.randomUUID().toString();

    private static final Map<String, String> TEMPLATES = new ConcurrentHashMap<>();
    private static final AtomicInteger NEXT = new AtomicInteger();

    private final String service;
    private final String name;

    private EmbeddedDatabase(String service, String name) {
        this.service = service;
        this.name = name;
    }

    /** With the service's migrations from their usual place. */
    public static EmbeddedDatabase of(String service) {
        return of(service, Migrations.defaultLocation(service));
    }

    public static EmbeddedDatabase of(String service, String migrations) {
        String template = TEMPLATES.computeIfAbsent(service + " " + migrations, key -> template(service, migrations));
        String name = "test_" + NEXT.incrementAndGet();
        PostgresServer.get().execute("CREATE DATABASE " + name + " TEMPLATE " + template);
        return new EmbeddedDatabase(service, name);
    }

    private static String template(String service, String migrations) {
        String template = "template_" + NEXT.incrementAndGet();
        PostgresServer server = PostgresServer.get();
        server.execute("CREATE DATABASE " + template);
        try (Connection admin = server.admin(template)) {
            new DatabaseRoles(service, PASSWORD, PASSWORD, PASSWORD).createIn(admin);
        } catch (SQLException failure) {
            throw new IllegalStateException("Could not create the roles of " + service, failure);
        }
        Migrations.migrate(server.url(template), service, PASSWORD, migrations);
        return template;
    }

    public String url() {
        return PostgresServer.get().url(name);
    }

    /** The role that requests run under. */
    public PGSimpleDataSource app() {
        return dataSource(DatabaseRoles.appRole(service));
    }

    /** The role that reads all organisations' changes. */
    public PGSimpleDataSource changes() {
        return dataSource(DatabaseRoles.changesRole(service));
    }

    /** A connection that may do anything, for arranging what no service could. */
    public Connection admin() throws SQLException {
        Connection admin = PostgresServer.get().admin(name);
        admin.setSchema(DatabaseRoles.schema(service));
        return admin;
    }

    /** A connection of the schema's owner. */
    public Connection owner() throws SQLException {
        return DriverManager.getConnection(url(), DatabaseRoles.ownerRole(service), PASSWORD);
    }

    /** What a service under test needs to be configured with. */
    public Map<String, Object> properties() {
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("orrery.database.url", url());
        properties.put("orrery.database.owner-password", PASSWORD);
        properties.put("orrery.database.app-password", PASSWORD);
        properties.put("orrery.database.changes-password", PASSWORD);
        properties.put("orrery.database.max-connections", 8);
        return properties;
    }

    private PGSimpleDataSource dataSource(String role) {
        PGSimpleDataSource dataSource = new PGSimpleDataSource();
        dataSource.setUrl(url());
        dataSource.setUser(role);
        dataSource.setPassword(PASSWORD);
        return dataSource;
    }
}
