package dev.orrery.kit.database;

import java.util.Map;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.output.MigrateResult;

/**
 * Brings a service's schema to the newest version, as its owner: the kit's tables first (versions {@code 0.x}, reserved
 * for it), then the service's own. Migrations may use the placeholders {@code ${schema}}, {@code ${app_role}} and
 * {@code ${changes_role}}.
 */
public final class Migrations {
    /** Where the kit's tables come from. */
    static final String KIT_LOCATION = "classpath:dev/orrery/kit/db/migration";

    private Migrations() {}

    /** Where the migrations of a service lie unless it says otherwise: {@code classpath:dev/orrery/calendar/db/migration}. */
    public static String defaultLocation(String service) {
        return "classpath:dev/orrery/" + service + "/db/migration";
    }

    /** Migrates and says what was done; fails when the schema is newer than this service or was edited. */
    public static MigrateResult migrate(String url, String service, String ownerPassword, String location) {
        return Flyway.configure(Migrations.class.getClassLoader())
                .dataSource(url, DatabaseRoles.ownerRole(service), ownerPassword)
                .schemas(DatabaseRoles.schema(service))
                .defaultSchema(DatabaseRoles.schema(service))
                .createSchemas(false)
                .locations(KIT_LOCATION, location)
                .failOnMissingLocations(true)
                .validateMigrationNaming(true)
                .cleanDisabled(true)
                // Changes made side by side land in another order than their numbers.
                .outOfOrder(true)
                .placeholders(Map.of(
                        "schema", DatabaseRoles.schema(service),
                        "app_role", DatabaseRoles.appRole(service),
                        "changes_role", DatabaseRoles.changesRole(service)))
                .load()
                .migrate();
    }
}
