package dev.orrery.kit.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orrery.kit.testing.EmbeddedDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

class DatabaseRolesIT {
    private static final String AWKWARD_PASSWORD = "it's \"quoted\" \\ $1 %I";

    private final EmbeddedDatabase database = EmbeddedDatabase.of("kittest");

    @Test
    void changesPasswordsWhenCreatedAgain() throws SQLException {
        DatabaseRoles first = new DatabaseRoles("other", "a", "b", "c");
        DatabaseRoles second = new DatabaseRoles("other", "a", AWKWARD_PASSWORD, "c");
        try (Connection admin = database.admin()) {
            first.createIn(admin);
            second.createIn(admin);
        }

        PGSimpleDataSource app = database.app();
        app.setUser(DatabaseRoles.appRole("other"));
        app.setPassword(AWKWARD_PASSWORD);
        assertThatCode(() -> app.getConnection().close()).doesNotThrowAnyException();
    }

    @Test
    void givesTheRequestRoleNoWayToChangeTheSchemaOrAnotherServices() {
        assertRefused("CREATE TABLE kittest.mine (id int)", "permission denied");
        assertRefused("DROP TABLE kittest.note", "must be owner");
        assertRefused("ALTER TABLE kittest.note DISABLE ROW LEVEL SECURITY", "must be owner");
        assertRefused("SET ROLE orrery_kittest_owner", "permission denied");
        assertRefused("UPDATE change_log SET type = 'x'", "permission denied");
        assertRefused("DELETE FROM change_log", "permission denied");
        assertRefused("UPDATE service_secret SET value = ''", "permission denied");
    }

    @Test
    void showsTheRequestRoleNothingOutsideOfATransactionOfAnOrganization() throws SQLException {
        try (Connection owner = database.owner();
                Statement sql = owner.createStatement()) {
            owner.setAutoCommit(false);
            sql.execute("SELECT set_config('orrery.org_id', '0a000000-0000-7000-8000-00000000ac3e', true)");
            sql.execute("INSERT INTO note VALUES ('0a000000-0000-7000-8000-00000000ac3e', 'title', 'body')");
            owner.commit();
        }

        try (Connection app = database.app().getConnection();
                Statement sql = app.createStatement()) {
            assertThat(sql.executeQuery("SELECT 1 FROM note").next()).isFalse();
        }
    }

    @Test
    void keepsPasswordsOutOfItsText() {
        assertThat(new DatabaseRoles("other", "one", "two", "three").toString()).isEqualTo("DatabaseRoles[other]");
    }

    @Test
    void refusesANameThatIsNoIdentifierAndABlankPassword() {
        assertThatThrownBy(() -> new DatabaseRoles("Other; --", "a", "b", "c"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new DatabaseRoles("other", "a", " ", "c")).hasMessageContaining("appPassword");
    }

    private void assertRefused(String statement, String reason) {
        assertThatThrownBy(() -> {
                    try (Connection app = database.app().getConnection();
                            Statement sql = app.createStatement()) {
                        sql.execute(statement);
                    }
                })
                .isInstanceOf(SQLException.class)
                .hasMessageContaining(reason);
    }
}
