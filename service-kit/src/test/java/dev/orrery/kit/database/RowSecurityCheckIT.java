package dev.orrery.kit.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orrery.kit.testing.EmbeddedDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

class RowSecurityCheckIT {
    private final EmbeddedDatabase database = EmbeddedDatabase.of("kittest");
    private final RowSecurityCheck check = RowSecurityCheck.of("kittest");

    @Test
    void findsNothingInASoundSchema() {
        assertThat(check.problems(database.app())).isEmpty();
    }

    @Test
    void findsATableThatForgotItsPolicy() throws SQLException {
        asOwner("CREATE TABLE leaky (org_id uuid)");

        assertThat(check.problems(database.app())).singleElement().asString().contains("leaky", "force");
    }

    @Test
    void findsATableThatItsOwnerSeesThrough() throws SQLException {
        asOwner("ALTER TABLE note NO FORCE ROW LEVEL SECURITY");

        assertThatThrownBy(() -> check.verify(database.app()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("note: has org_id but does not force");
    }

    @Test
    void findsATableThatTheRequestRoleOwns() throws SQLException {
        asAdmin("CREATE TABLE grabbed (id int)");
        asAdmin("ALTER TABLE grabbed OWNER TO orrery_kittest_app");

        assertThat(check.problems(database.app())).singleElement().asString().contains("grabbed", "owned");
    }

    @Test
    void findsARoleThatBypassesEverything() throws SQLException {
        // Roles belong to the server, so this one must not be that of the other tests.
        asAdmin("CREATE ROLE bypassing LOGIN BYPASSRLS PASSWORD 'x'");
        try {
            asAdmin("GRANT USAGE ON SCHEMA kittest TO bypassing");
            PGSimpleDataSource bypassing = database.app();
            bypassing.setUser("bypassing");
            bypassing.setPassword("x");

            assertThat(check.problems(bypassing))
                    .anySatisfy(problem -> assertThat(problem).contains("BYPASSRLS"));
        } finally {
            asAdmin("DROP OWNED BY bypassing");
            asAdmin("DROP ROLE bypassing");
        }
    }

    private void asOwner(String statement) throws SQLException {
        try (Connection owner = database.owner();
                Statement sql = owner.createStatement()) {
            sql.execute(statement);
        }
    }

    private void asAdmin(String statement) throws SQLException {
        try (Connection admin = database.admin();
                Statement sql = admin.createStatement()) {
            sql.execute(statement);
        }
    }
}
