package dev.orrery.launcher;

import dev.orrery.keycloak.KeycloakDatabase;
import dev.orrery.kit.database.DatabaseRoles;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** The roles and schemas that services and Keycloak find in the database; made again at each start, so that they fit. */
final class DatabaseSetup {

    private static final String KEYCLOAK_ROLE = "orrery_keycloak";
    private static final String KEYCLOAK_SCHEMA = "keycloak";

    private final String url;
    private final String admin;
    private final Secrets secrets;

    private DatabaseSetup(String url, String admin, Secrets secrets) {
        this.url = url;
        this.admin = admin;
        this.secrets = secrets;
    }

    static DatabaseSetup of(Settings settings, Secrets secrets) {
        return new DatabaseSetup(settings.databaseUrl(), settings.databaseAdmin(), secrets);
    }

    static KeycloakDatabase keycloakDatabase(Settings settings, Secrets secrets) {
        return new KeycloakDatabase(
                settings.databaseUrl(), KEYCLOAK_SCHEMA, KEYCLOAK_ROLE, secrets.get(Secret.KEYCLOAK_DATABASE));
    }

    String url() {
        return url;
    }

    boolean isReachable() {
        try (Connection connection = connect()) {
            return connection.isValid(1);
        } catch (SQLException e) {
            return false;
        }
    }

    void apply() {
        try (Connection connection = connect()) {
            new DatabaseRoles(
                            "calendar",
                            secrets.get(Secret.CALENDAR_DATABASE_OWNER),
                            secrets.get(Secret.CALENDAR_DATABASE_APP),
                            secrets.get(Secret.CALENDAR_DATABASE_CHANGES))
                    .createIn(connection);
            new DatabaseRoles(
                            "okr",
                            secrets.get(Secret.OKR_DATABASE_OWNER),
                            secrets.get(Secret.OKR_DATABASE_APP),
                            secrets.get(Secret.OKR_DATABASE_CHANGES))
                    .createIn(connection);
            createKeycloakSchema(connection);
        } catch (SQLException e) {
            throw new StartupException("cannot make the roles and schemas in " + url + " as " + admin, e);
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(url, admin, secrets.get(Secret.DATABASE_ADMIN));
    }

    private void createKeycloakSchema(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(roleStatement(connection));
            // An administrator that is no superuser may only give a schema to a role it is a member of.
            statement.execute("GRANT " + KEYCLOAK_ROLE + " TO CURRENT_USER");
            statement.execute("CREATE SCHEMA IF NOT EXISTS " + KEYCLOAK_SCHEMA + " AUTHORIZATION " + KEYCLOAK_ROLE);
        }
    }

    /** The server quotes the password: role statements take no parameters. */
    private String roleStatement(Connection connection) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("""
                SELECT format(
                    CASE WHEN EXISTS (SELECT FROM pg_roles WHERE rolname = ?) THEN 'ALTER' ELSE 'CREATE' END
                        || ' ROLE %I LOGIN PASSWORD %L', ?, ?)""")) {
            query.setString(1, KEYCLOAK_ROLE);
            query.setString(2, KEYCLOAK_ROLE);
            query.setString(3, secrets.get(Secret.KEYCLOAK_DATABASE));
            try (ResultSet rows = query.executeQuery()) {
                rows.next();
                return rows.getString(1);
            }
        }
    }
}
