package dev.orrery.okr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orrery.kit.testing.EmbeddedDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the schema holds whatever the code does. */
class SchemaIT {
    private static final EmbeddedDatabase DATABASE = EmbeddedDatabase.of("okr");
    private static final String ACME = new UUID(1, 1).toString();
    private static final String GLOBEX = new UUID(2, 2).toString();

    @Test
    void showsTheRowsOfOneOrganizationOnly() throws SQLException {
        try (Connection app = DATABASE.app().getConnection()) {
            enter(app, ACME);
            run(app, project(ACME, "theirs"));
            assertThat(texts(app, "SELECT project_id FROM project")).contains("theirs");

            enter(app, GLOBEX);

            assertThat(texts(app, "SELECT project_id FROM project")).isEmpty();
            assertThatThrownBy(() -> run(app, project(ACME, "smuggled"))).hasMessageContaining("row-level security");
        }
    }

    @Test
    void forcesRowSecurityOnEveryTableAndPartition() throws SQLException {
        try (Connection admin = DATABASE.admin()) {
            assertThat(texts(admin, """
                            SELECT c.relname FROM pg_class c
                            JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'org_id'
                            WHERE c.relnamespace = 'okr'::regnamespace AND c.relkind IN ('r', 'p')
                            AND NOT (c.relrowsecurity AND c.relforcerowsecurity)
                            """)).isEmpty();
        }
    }

    @Test
    void beginsEveryPrimaryKeyWithTheOrganization() throws SQLException {
        try (Connection admin = DATABASE.admin()) {
            assertThat(texts(admin, """
                            SELECT c.relname FROM pg_index i
                            JOIN pg_class c ON c.oid = i.indrelid
                            JOIN pg_attribute org ON org.attrelid = c.oid AND org.attname = 'org_id'
                            WHERE c.relnamespace = 'okr'::regnamespace AND i.indisprimary AND i.indkey[0] <> org.attnum
                            """)).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "NULL, NULL, NULL, NULL, NULL, NULL, 'k'",
                "'c', 'e', 't', NULL, NULL, NULL, 'k'",
                "'c', NULL, NULL, NULL, NULL, NULL, 'k'",
                "'c', 'e', NULL, NULL, NULL, NULL, NULL",
                "'c', 'e', NULL, NULL, 'o', 'r', 'k'",
                "'c', 'e', NULL, NULL, 'o', NULL, NULL"
            })
    void holdsALinkToOneSourceAndOneTarget(String ends) throws SQLException {
        try (Connection app = DATABASE.app().getConnection()) {
            enter(app, ACME);
            assertThatThrownBy(() -> run(
                            app,
                            "INSERT INTO link (org_id, link_id, source_calendar_id, source_event_id,"
                                    + " source_task_id, source_project_id, target_objective_id,"
                                    + " target_key_result_id, target_kpi_id, weight, scope, occurrence,"
                                    + " source_title, creator_id, version, create_time, update_time) VALUES ('"
                                    + ACME + "', 'l', " + ends + ", 1, 'SERIES', '', '', '" + ACME
                                    + "', 1, now(), now())"))
                    .hasMessageMatching("(?s).*link_one_(source|target).*");
        }
    }

    @Test
    void neverChangesACheckIn() throws SQLException {
        try (Connection app = DATABASE.app().getConnection()) {
            assertThatThrownBy(() -> run(app, "UPDATE check_in SET narrative = ''"))
                    .hasMessageContaining("permission denied");
        }
    }

    @Test
    void makesPartitionsAheadAndMovesWhatIsThere() throws SQLException {
        try (Connection app = DATABASE.app().getConnection()) {
            enter(app, ACME);
            run(
                    app,
                    "INSERT INTO kpi VALUES ('" + ACME
                            + "', 'k', '', '', '', 'IN_BAND', NULL, NULL, NULL, NULL, 'MANUAL',"
                            + " 'GAUGE', 'DAILY', 'SUM', '" + ACME
                            + "', NULL, NULL, 'NO_DATA', NULL, NULL, '{}', '{}', 1, now(), now())");
            run(
                    app,
                    "INSERT INTO measurement SELECT '" + ACME + "', 'k', moment, 1, '', 'MANUAL', '" + ACME
                            + "' FROM unnest(ARRAY['infinity'::timestamptz, '2101-02-03', '0001-01-01']) AS moment");

            assertThat(texts(app, "SELECT extend_measurement_partitions('2102-01-01')::text"))
                    .allSatisfy(made -> assertThat(Integer.parseInt(made)).isPositive());

            enter(app, ACME);
            assertThat(texts(app, "SELECT tableoid::regclass::text FROM measurement ORDER BY measure_time"))
                    .containsExactly("measurement_old", "measurement_2101q1", "measurement_ahead");
            assertThat(texts(app, "SELECT extend_measurement_partitions('2102-01-01')::text"))
                    .containsExactly("0");
        }
    }

    private static void enter(Connection app, String organization) throws SQLException {
        run(app, "SELECT set_config('orrery.org_id', '" + organization + "', false)");
    }

    private static String project(String organization, String id) {
        return "INSERT INTO project VALUES ('" + organization + "', '" + id + "', '', '', 'ACTIVE', '" + organization
                + "', '{}', NULL, NULL, 1, now(), now())";
    }

    private static void run(Connection connection, String statement) throws SQLException {
        try (Statement sql = connection.createStatement()) {
            sql.execute(statement);
        }
    }

    private static List<String> texts(Connection connection, String query) throws SQLException {
        List<String> texts = new ArrayList<>();
        try (Statement sql = connection.createStatement();
                ResultSet rows = sql.executeQuery(query)) {
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
        }
        return texts;
    }
}
