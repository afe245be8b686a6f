package dev.orrery.okr;

import dev.orrery.kit.testing.EmbeddedDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** Somebody else's schema in a database of the test, beside one that is nobody's business, and a role that reads it. */
public final class Warehouse {
    public static final String READER = "warehouse_reader";
    public static final String PASSWORD = "reads-the-warehouse";

    private static final String[] MADE_OF = {
        "CREATE SCHEMA warehouse",
        "CREATE TABLE warehouse.sale (shop text, sold_at timestamptz, day date, amount numeric)",
        "CREATE SEQUENCE warehouse.counter",
        // As a careless operator would have it: only the transaction stands between the query and a write.
        "CREATE FUNCTION warehouse.sell() RETURNS numeric LANGUAGE sql AS "
                + "$$ INSERT INTO warehouse.sale VALUES ('a', now(), now(), 1) RETURNING amount $$",
        "CREATE SCHEMA payroll",
        "CREATE TABLE payroll.salary (amount numeric)",
        "INSERT INTO payroll.salary VALUES (100000)",
        "DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '" + READER + "') THEN CREATE ROLE " + READER
                + " LOGIN PASSWORD '" + PASSWORD + "'; END IF; END $$",
        "GRANT USAGE ON SCHEMA warehouse TO " + READER,
        "GRANT SELECT, INSERT ON ALL TABLES IN SCHEMA warehouse TO " + READER,
        "GRANT ALL ON ALL SEQUENCES IN SCHEMA warehouse TO " + READER,
        "ALTER ROLE " + READER + " SET search_path = warehouse"
    };

    private Warehouse() {}

    public static void createIn(EmbeddedDatabase database) {
        for (String statement : MADE_OF) {
            run(database, statement);
        }
    }

    /** As whoever fills it. */
    public static void run(EmbeddedDatabase database, String statement) {
        try (Connection admin = database.admin();
                Statement sql = admin.createStatement()) {
            sql.execute(statement);
        } catch (SQLException failure) {
            throw new IllegalStateException(statement, failure);
        }
    }
}
