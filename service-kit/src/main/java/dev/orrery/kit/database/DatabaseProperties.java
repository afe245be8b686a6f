package dev.orrery.kit.database;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the service's database is and as whom it is used ({@code orrery.database.*}).
 *
 * @param url JDBC URL of the database, without a user
 * @param ownerPassword of the migrating role
 * @param appPassword of the role that requests run under
 * @param changesPassword of the role that reads the change log of all organisations
 * @param maxConnections of the pool for requests
 * @param connectionTimeout how long a request waits for a connection before the service answers that it is unavailable
 * @param migrations Flyway location of the service's own migrations; {@code dev/orrery/<service>/db/migration} if unset
 */
@ConfigurationProperties("orrery.database")
record DatabaseProperties(
        String url,
        String ownerPassword,
        String appPassword,
        String changesPassword,
        @DefaultValue("16") int maxConnections,
        @DefaultValue("5s") Duration connectionTimeout,
        @Nullable String migrations) {

    String migrationsOf(String service) {
        return migrations == null ? Migrations.defaultLocation(service) : migrations;
    }
}
