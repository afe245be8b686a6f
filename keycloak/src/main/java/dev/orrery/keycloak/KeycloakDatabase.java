package dev.orrery.keycloak;

/**
 * Where the server keeps its people and sessions: a schema of its own in Orrery's database.
 *
 * @param jdbcUrl without user and password
 */
public record KeycloakDatabase(String jdbcUrl, String schema, String user, String password) {

    @Override
    public String toString() {
        return user + " on " + jdbcUrl + ", schema " + schema;
    }
}
