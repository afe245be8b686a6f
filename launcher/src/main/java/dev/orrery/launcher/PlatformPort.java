package dev.orrery.launcher;

import java.util.Map;

/** The ports of the platform, all on the loopback address, each with the environment variable that moves it. */
enum PlatformPort {
    GATEWAY("ORRERY_GATEWAY_PORT", 8080),
    CONSOLE("ORRERY_CONSOLE_PORT", 8081),
    KEYCLOAK("ORRERY_KEYCLOAK_PORT", 8082),
    KEYCLOAK_MANAGEMENT("ORRERY_KEYCLOAK_MANAGEMENT_PORT", 8083),
    CALENDAR("ORRERY_CALENDAR_PORT", 9091),
    OKR("ORRERY_OKR_PORT", 9092),
    DATABASE("ORRERY_DB_PORT", 5442);

    private final String variable;
    private final int defaultPort;

    PlatformPort(String variable, int defaultPort) {
        this.variable = variable;
        this.defaultPort = defaultPort;
    }

    String variable() {
        return variable;
    }

    int in(Map<String, String> environment) {
        String value = environment.getOrDefault(variable, Integer.toString(defaultPort));
        try {
            int port = Integer.parseInt(value);
            if (port >= 1 && port <= 65_535) {
                return port;
            }
        } catch (NumberFormatException e) {
            // Falls through to the same answer as a number out of range.
        }
        throw new StartupException(variable + ": " + value + " (expected: a port, 1 to 65535)");
    }
}
