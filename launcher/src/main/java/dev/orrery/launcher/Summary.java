package dev.orrery.launcher;

import dev.orrery.keycloak.KeycloakServer;

/** The table that ends a start: where everything is, and who may sign in. */
final class Summary {

    private Summary() {}

    static String of(Settings settings) {
        StringBuilder table = new StringBuilder();
        row(table, "Console", settings.consoleUrl().toString());
        row(table, "API", settings.gatewayUrl() + "/v1/  (REST, SSE; gRPC with reflection on the same port)");
        row(table, "Keycloak", settings.keycloakUrl() + administrator(settings));
        row(table, "PostgreSQL", settings.databaseUrl());
        row(table, "Logs", settings.home().logs().toString());
        if (settings.isDevelopment() && !settings.hasExternalKeycloak()) {
            table.append('\n');
            row(table, "Sign in as", "ada, ben, gus (owner, member, guest of acme), cleo (owner of globex),");
            row(table, "", "max (moderator) or pat (platform administrator); the password is the name");
        }
        return table.toString();
    }

    private static String administrator(Settings settings) {
        return settings.hasExternalKeycloak()
                ? " (external)"
                : "/admin  (" + KeycloakServer.ADMIN_USER + ", " + Secret.KEYCLOAK_ADMIN.variable() + " in "
                        + settings.home().secrets() + ")";
    }

    private static void row(StringBuilder table, String name, String value) {
        table.append("  ").append(name).append(" ".repeat(Math.max(1, 12 - name.length())));
        table.append(value).append('\n');
    }
}
