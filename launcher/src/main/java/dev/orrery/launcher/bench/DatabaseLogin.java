package dev.orrery.launcher.bench;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** A role of the database and its password. */
public record DatabaseLogin(String url, String user, String password) {

    Connection connect() throws SQLException {
        return DriverManager.getConnection(url, user, password);
    }

    @Override
    public String toString() {
        return user + " on " + url;
    }
}
