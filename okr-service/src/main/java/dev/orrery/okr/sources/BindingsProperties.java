package dev.orrery.okr.sources;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What the operator offers to bindings ({@code orrery.bindings.*}): nobody else can name a database or a secret.
 *
 * @param connections databases by the name that bindings call them by
 * @param secrets of servers on the web, by name
 */
@ConfigurationProperties("orrery.bindings")
record BindingsProperties(
        @DefaultValue Map<String, Connection> connections,
        @DefaultValue Map<String, Secret> secrets) {

    /**
     * A database and who may ask it.
     *
     * @param url JDBC URL, without a user
     * @param user a role that may read what bindings may know, and nothing else
     * @param passwordVariable the environment variable that holds the role's password
     * @param organizations whose bindings may use it, by alias
     * @param timeout how long a query may take
     */
    record Connection(
            String url,
            String user,
            String passwordVariable,
            Set<String> organizations,
            @DefaultValue("10s") Duration timeout) {
        private static final Duration MAX_TIMEOUT = Duration.ofSeconds(60);

        Connection {
            if (!url.startsWith("jdbc:postgresql:")) {
                throw new IllegalArgumentException("url: " + url + " (expected: jdbc:postgresql:…)");
            }
            if (timeout.compareTo(Duration.ofMillis(100)) < 0 || timeout.compareTo(MAX_TIMEOUT) > 0) {
                throw new IllegalArgumentException("timeout: " + timeout + " (expected: 100 ms to 60 s)");
            }
            organizations = Set.copyOf(organizations);
        }
    }

    /**
     * A secret and where it may be sent.
     *
     * @param variable the environment variable that holds the header's whole value, such as {@code Bearer …}
     * @param header in which it is sent
     * @param origins to which it may be sent: {@code https://api.example.com}
     * @param organizations whose bindings may use it, by alias
     */
    record Secret(
            String variable,
            @DefaultValue("Authorization") String header,
            List<String> origins,
            Set<String> organizations) {
        Secret {
            origins = List.copyOf(origins);
            organizations = Set.copyOf(organizations);
            origins.forEach(origin -> {
                if (!origin.equals(Origins.of(URI.create(origin)))) {
                    throw new IllegalArgumentException(
                            "origins: " + origin + " (expected: scheme, host and port, if any, in lower case)");
                }
            });
        }
    }
}
