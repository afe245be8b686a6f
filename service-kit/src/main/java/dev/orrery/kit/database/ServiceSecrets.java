package dev.orrery.kit.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;

/**
 * Secrets that the instances of a service share and that the migration made: nobody has to configure them, and they
 * survive a restart.
 */
public final class ServiceSecrets {
    private ServiceSecrets() {}

    /** The secret's bytes. */
    public static byte[] read(DataSource app, String name) {
        try (Connection connection = app.getConnection();
                PreparedStatement query =
                        connection.prepareStatement("SELECT value FROM service_secret WHERE name = ?")) {
            query.setString(1, name);
            try (ResultSet rows = query.executeQuery()) {
                if (!rows.next()) {
                    throw new IllegalStateException("service_secret: no " + name + " (expected: made by a migration)");
                }
                return rows.getBytes(1);
            }
        } catch (SQLException failure) {
            throw new IllegalStateException("Could not read the secret " + name, failure);
        }
    }
}
