package dev.orrery.kit.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/**
 * Answers whether organisations are kept apart in a schema, before the first request: the role that requests run under
 * must not be able to bypass row-level security, and every table with an {@code org_id} must force it.
 */
final class RowSecurityCheck {
    private static final String UNSAFE_ROLE = """
            SELECT rolname || ': ' || concat_ws(', ',
                CASE WHEN rolsuper THEN 'superuser' END,
                CASE WHEN rolbypassrls THEN 'BYPASSRLS' END)
            FROM pg_roles WHERE rolname = current_user AND (rolsuper OR rolbypassrls)
            """;
    private static final String OWNED_TABLES = """
            SELECT c.relname || ': owned by ' || pg_get_userbyid(c.relowner) || ', whose member the request role is'
            FROM pg_class c WHERE c.relnamespace = ?::regnamespace AND c.relkind IN ('r', 'p')
            AND pg_has_role(current_user, c.relowner, 'MEMBER')
            """;
    private static final String OPEN_TABLES = """
            SELECT c.relname || ': has org_id but does not force row-level security'
            FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'org_id' AND NOT a.attisdropped
            WHERE c.relnamespace = ?::regnamespace AND c.relkind IN ('r', 'p')
            AND NOT (c.relrowsecurity AND c.relforcerowsecurity)
            AND (NOT c.relispartition OR has_table_privilege(current_user, c.oid, 'SELECT'))
            """;

    private final String schema;

    private RowSecurityCheck(String schema) {
        this.schema = schema;
    }

    static RowSecurityCheck of(String service) {
        return new RowSecurityCheck(DatabaseRoles.schema(service));
    }

    /** Throws with everything that is wrong, or returns. */
    void verify(DataSource app) {
        List<String> problems = problems(app);
        if (!problems.isEmpty()) {
            throw new IllegalStateException(
                    "Row-level security does not hold in schema " + schema + ":\n  " + String.join("\n  ", problems));
        }
    }

    List<String> problems(DataSource app) {
        try (Connection connection = app.getConnection()) {
            List<String> problems = new ArrayList<>();
            collect(connection, UNSAFE_ROLE, false, problems);
            collect(connection, OWNED_TABLES, true, problems);
            collect(connection, OPEN_TABLES, true, problems);
            return List.copyOf(problems);
        } catch (SQLException failure) {
            throw new IllegalStateException("Could not check row-level security in schema " + schema, failure);
        }
    }

    private void collect(Connection connection, String question, boolean bySchema, List<String> problems)
            throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(question)) {
            if (bySchema) {
                query.setString(1, schema);
            }
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    problems.add(rows.getString(1));
                }
            }
        }
    }
}
