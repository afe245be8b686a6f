package dev.orrery.keycloak;

import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How the server is run on one machine: reachable from this machine only, a single node, lean.
 *
 * <p>{@code kc.sh} stays the parent of the server's JVM and hands SIGTERM on to it.
 *
 * @param placeholders values for the <code>${NAME:default}</code> placeholders in the realm document
 */
public record KeycloakServer(
        KeycloakDistribution distribution,
        Path javaHome,
        int port,
        int managementPort,
        KeycloakDatabase database,
        String adminPassword,
        Map<String, String> placeholders) {

    /** Administrator of the whole server, made at the first start. */
    public static final String ADMIN_USER = "admin";

    private static final String JVM_OPTIONS = String.join(
            " ",
            "-Xms96m",
            "-Xmx512m",
            "-XX:MaxMetaspaceSize=256m",
            "-XX:+UseSerialGC",
            "-XX:+UseCompactObjectHeaders",
            "-XX:+ExitOnOutOfMemoryError",
            "-Dfile.encoding=UTF-8",
            "--sun-misc-unsafe-memory-access=allow");

    public KeycloakServer {
        placeholders = Map.copyOf(placeholders);
    }

    /** The address of the server, as browsers and services know it. */
    public URI url() {
        return URI.create("http://127.0.0.1:" + port);
    }

    /** The {@code iss} of every token of the realm. */
    public URI issuer() {
        return url().resolve("/realms/" + RealmDocument.REALM);
    }

    /** Answers 200 once the server has imported its realm and serves requests. */
    public URI readiness() {
        return URI.create("http://127.0.0.1:" + managementPort + "/health/ready");
    }

    public List<String> command() {
        return List.of(distribution.home().resolve("bin/kc.sh").toString(), "start", "--optimized", "--import-realm");
    }

    /** What the command needs beside the environment of whoever runs it. */
    public Map<String, String> environment() {
        Map<String, String> environment = new HashMap<>(placeholders);
        environment.put("JAVA_HOME", javaHome.toString());
        environment.put("JAVA_OPTS", JVM_OPTIONS);
        environment.put("KC_HTTP_ENABLED", "true");
        environment.put("KC_HTTP_HOST", "127.0.0.1");
        environment.put("KC_HTTP_PORT", Integer.toString(port));
        environment.put("KC_HTTP_MANAGEMENT_PORT", Integer.toString(managementPort));
        environment.put("KC_HOSTNAME", url().toString());
        environment.put("KC_CACHE", "local");
        environment.put("KC_DB_URL", database.jdbcUrl());
        environment.put("KC_DB_SCHEMA", database.schema());
        environment.put("KC_DB_USERNAME", database.user());
        environment.put("KC_DB_PASSWORD", database.password());
        environment.put("KC_DB_POOL_MAX_SIZE", "10");
        environment.put("KC_BOOTSTRAP_ADMIN_USERNAME", ADMIN_USER);
        environment.put("KC_BOOTSTRAP_ADMIN_PASSWORD", adminPassword);
        // Every probe before the server is ready would otherwise leave a line.
        environment.put("KC_LOG_LEVEL", "info,io.smallrye.health:error");
        return environment;
    }
}
