package dev.orrery.launcher;

import java.net.URI;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the environment says about where and how to run.
 *
 * @param root the checkout with the built applications in it
 * @param without parts that somebody else runs, such as a service in a debugger
 */
record Settings(
        Home home,
        Path root,
        Path javaHome,
        Map<PlatformPort, Integer> ports,
        Set<String> without,
        Map<String, String> environment) {

    static final String DEVELOPMENT = "dev";

    private static final String PROFILES = "SPRING_PROFILES_ACTIVE";

    Settings {
        ports = Map.copyOf(ports);
        without = Set.copyOf(without);
        environment = Map.copyOf(environment);
    }

    static Settings of(Map<String, String> environment, Path root) {
        Path home = path(environment, "ORRERY_HOME", Path.of(System.getProperty("user.home"), ".orrery"));
        Map<PlatformPort, Integer> ports = new EnumMap<>(PlatformPort.class);
        for (PlatformPort port : PlatformPort.values()) {
            ports.put(port, port.in(environment));
        }
        Settings settings = new Settings(
                new Home(home, path(environment, "ORRERY_CACHE", home.resolve("cache"))),
                root,
                Path.of(System.getProperty("java.home")),
                ports,
                names(environment.getOrDefault("ORRERY_WITHOUT", "")),
                environment);
        settings.requireCompleteSubstitutes();
        return settings;
    }

    int port(PlatformPort port) {
        return ports.getOrDefault(port, 0);
    }

    /** Development unless the environment names other profiles: this command exists for one person's machine. */
    String profiles() {
        return environment.getOrDefault(PROFILES, DEVELOPMENT);
    }

    boolean isDevelopment() {
        return names(profiles()).contains(DEVELOPMENT);
    }

    /** Whether a first start prepares faster ones; it costs a minute of processor time in the background. */
    boolean wantsTraining() {
        return !environment.getOrDefault("ORRERY_TRAINING", "on").equals("off");
    }

    boolean hasExternalDatabase() {
        return environment.containsKey("ORRERY_DB_URL");
    }

    String databaseUrl() {
        return environment.getOrDefault(
                "ORRERY_DB_URL", "jdbc:postgresql://127.0.0.1:" + port(PlatformPort.DATABASE) + "/orrery");
    }

    String databaseAdmin() {
        return environment.getOrDefault("ORRERY_DB_ADMIN_USER", "postgres");
    }

    boolean hasExternalKeycloak() {
        return environment.containsKey("ORRERY_ISSUER");
    }

    URI keycloakUrl() {
        return URI.create(environment.getOrDefault(
                "ORRERY_KEYCLOAK_URL",
                hasExternalKeycloak()
                        ? issuer().toString().replaceFirst("/realms/[^/]+/?$", "")
                        : "http://127.0.0.1:" + port(PlatformPort.KEYCLOAK)));
    }

    URI issuer() {
        String embedded = "http://127.0.0.1:" + port(PlatformPort.KEYCLOAK) + "/realms/orrery";
        return URI.create(environment.getOrDefault("ORRERY_ISSUER", embedded));
    }

    URI consoleUrl() {
        return URI.create(
                environment.getOrDefault("ORRERY_CONSOLE_URL", "http://127.0.0.1:" + port(PlatformPort.CONSOLE)));
    }

    URI gatewayUrl() {
        return URI.create("http://127.0.0.1:" + port(PlatformPort.GATEWAY));
    }

    private void requireCompleteSubstitutes() {
        if (hasExternalDatabase()) {
            require("ORRERY_DB_URL", List.of("ORRERY_DB_ADMIN_USER", "ORRERY_DB_ADMIN_PASSWORD"));
        }
        if (hasExternalKeycloak()) {
            require(
                    "ORRERY_ISSUER",
                    Stream.of(Secret.CALENDAR_CLIENT, Secret.OKR_CLIENT, Secret.CONSOLE_CLIENT)
                            .map(Secret::variable)
                            .toList());
        }
    }

    private void require(String reason, List<String> variables) {
        List<String> missing = variables.stream()
                .filter(variable -> !environment.containsKey(variable))
                .toList();
        if (!missing.isEmpty()) {
            throw new StartupException(
                    String.join(", ", missing) + ": not set (expected: a value, because " + reason + " is set)");
        }
    }

    private static Path path(Map<String, String> environment, String variable, Path otherwise) {
        String given = environment.get(variable);
        return (given == null ? otherwise : Path.of(given)).toAbsolutePath().normalize();
    }

    private static Set<String> names(String list) {
        return Arrays.stream(list.split(",", -1))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public String toString() {
        return "Settings[home=" + home.root() + ", ports=" + ports + "]";
    }
}
