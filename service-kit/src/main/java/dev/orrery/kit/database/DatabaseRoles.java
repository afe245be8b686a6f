package dev.orrery.kit.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The three database roles of one service and its schema, made from an administrator's connection. Creating them is
 * idempotent, so the launcher, the code generator and the tests all call it on every start; passwords are set anew.
 *
 * @param service short name of the service, which is also its schema: {@code calendar}
 * @param ownerPassword of the role that owns the schema and runs the migrations
 * @param appPassword of the role that every request runs under; it cannot bypass row-level security
 * @param changesPassword of the role that reads the change log of all organisations and nothing else
 */
public record DatabaseRoles(String service, String ownerPassword, String appPassword, String changesPassword) {
    /** Extensions that any schema may use; they live in a schema of their own, on every role's search path. */
    private static final List<String> EXTENSIONS = List.of("btree_gist", "citext", "pg_trgm", "unaccent");

    private static final Pattern SERVICE = Pattern.compile("[a-z][a-z0-9_]{0,30}");

    public DatabaseRoles {
        if (!SERVICE.matcher(service).matches()) {
            throw new IllegalArgumentException("service: " + service + " (expected: " + SERVICE + ")");
        }
        requirePassword("ownerPassword", ownerPassword);
        requirePassword("appPassword", appPassword);
        requirePassword("changesPassword", changesPassword);
    }

    public static String schema(String service) {
        return service;
    }

    public static String ownerRole(String service) {
        return "orrery_" + service + "_owner";
    }

    public static String appRole(String service) {
        return "orrery_" + service + "_app";
    }

    public static String changesRole(String service) {
        return "orrery_" + service + "_changes";
    }

    /** Creates or updates the roles, the schema and the grants; {@code admin} must be allowed to create roles. */
    public void createIn(Connection admin) throws SQLException {
        boolean autoCommit = admin.getAutoCommit();
        admin.setAutoCommit(false);
        try {
            // Roles belong to the whole cluster: several starts at once must not race.
            run(admin, "SELECT pg_advisory_xact_lock(hashtext('orrery.roles'))");
            createExtensions(admin);
            createRole(admin, ownerRole(service), ownerPassword);
            createRole(admin, appRole(service), appPassword);
            createRole(admin, changesRole(service), changesPassword);
            createSchema(admin);
            keepPlansOfTheLog(admin);
            admin.commit();
        } catch (SQLException failure) {
            admin.rollback();
            throw failure;
        } finally {
            admin.setAutoCommit(autoCommit);
        }
    }

    private static void createExtensions(Connection admin) throws SQLException {
        run(admin, "CREATE SCHEMA IF NOT EXISTS extensions");
        run(admin, "GRANT USAGE ON SCHEMA extensions TO PUBLIC");
        for (String extension : EXTENSIONS) {
            run(admin, "CREATE EXTENSION IF NOT EXISTS " + extension + " SCHEMA extensions");
        }
    }

    private void createRole(Connection admin, String role, String password) throws SQLException {
        String verb = exists(admin, role) ? "ALTER" : "CREATE";
        format(
                admin,
                verb + " ROLE %I LOGIN NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE NOREPLICATION PASSWORD %L",
                role,
                password);
        format(admin, "ALTER ROLE %I SET search_path = %I, extensions", role, schema(service));
        format(admin, "GRANT CONNECT ON DATABASE %I TO %I", admin.getCatalog(), role);
    }

    private void createSchema(Connection admin) throws SQLException {
        String schema = schema(service);
        String owner = ownerRole(service);
        // An administrator that is no superuser may only give a schema to a role it is a member of.
        format(admin, "GRANT %I TO CURRENT_USER", owner);
        format(admin, "CREATE SCHEMA IF NOT EXISTS %I AUTHORIZATION %I", schema, owner);
        format(admin, "GRANT USAGE ON SCHEMA %I TO %I, %I", schema, appRole(service), changesRole(service));
        format(
                admin,
                "ALTER DEFAULT PRIVILEGES FOR ROLE %I IN SCHEMA %I GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO %I",
                owner,
                schema,
                appRole(service));
        format(
                admin,
                "ALTER DEFAULT PRIVILEGES FOR ROLE %I IN SCHEMA %I GRANT USAGE, SELECT ON SEQUENCES TO %I",
                owner,
                schema,
                appRole(service));
    }

    /**
     * The log is read in the order of its indexes, a page at a time. Where the planner knows little of a growing table it
     * would rather collect and sort all that is left, for every page.
     */
    private void keepPlansOfTheLog(Connection admin) throws SQLException {
        for (String method : List.of("enable_bitmapscan", "enable_sort")) {
            format(admin, "ALTER ROLE %I SET " + method + " = off", changesRole(service));
        }
    }

    private static boolean exists(Connection admin, String role) throws SQLException {
        try (PreparedStatement query = admin.prepareStatement("SELECT 1 FROM pg_roles WHERE rolname = ?")) {
            query.setString(1, role);
            try (ResultSet rows = query.executeQuery()) {
                return rows.next();
            }
        }
    }

    /** Runs a statement whose identifiers (%I) and literals (%L) the server itself has quoted. */
    private static void format(Connection admin, String template, String... values) throws SQLException {
        String statement;
        try (PreparedStatement query =
                admin.prepareStatement("SELECT format(?" + ", ?::text".repeat(values.length) + ")")) {
            query.setString(1, template);
            for (int i = 0; i < values.length; i++) {
                query.setString(i + 2, values[i]);
            }
            try (ResultSet rows = query.executeQuery()) {
                rows.next();
                statement = rows.getString(1);
            }
        }
        run(admin, statement);
    }

    private static void run(Connection admin, String statement) throws SQLException {
        try (Statement sql = admin.createStatement()) {
            sql.execute(statement);
        }
    }

    private static void requirePassword(String name, String password) {
        if (password.isBlank()) {
            throw new IllegalArgumentException(name + ": blank (expected: a password)");
        }
    }

    /** Never prints the passwords. */
    @Override
    public String toString() {
        return "DatabaseRoles[" + service + "]";
    }
}
