package dev.orrery.kit.server;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;

/** What every service needs in production: real passwords, an issuer that cannot be impersonated, no sample data. */
final class KitStartCheck implements StartCheck {
    private static final int MIN_PASSWORD_CHARS = 12;
    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "[::1]");

    /** SpringFactoriesLoader makes it by name. */
    KitStartCheck() {}

    @Override
    public List<String> problems(Environment environment) {
        if (environment.getProperty("orrery.service") == null) {
            return List.of("orrery.service: missing (expected: the service's short name, such as calendar)");
        }
        List<String> problems = new ArrayList<>();
        for (String role : List.of("owner", "app", "changes")) {
            checkPassword("orrery.database." + role + "-password", environment, problems);
        }
        checkIssuer(environment.getProperty("orrery.identity.issuer"), problems);
        if (environment.getProperty("orrery.sample-data.enabled", Boolean.class, false)) {
            problems.add("orrery.sample-data.enabled: true (expected: false outside of development)");
        }
        return problems;
    }

    private static void checkPassword(String property, Environment environment, List<String> problems) {
        String password = environment.getProperty(property, "");
        if (password.length() < MIN_PASSWORD_CHARS) {
            problems.add(property + ": " + (password.isEmpty() ? "missing" : "too short") + " (expected: "
                    + MIN_PASSWORD_CHARS + " characters or more)");
        }
    }

    /** Whoever can answer for the issuer can sign tokens for anybody. */
    private static void checkIssuer(@Nullable String issuer, List<String> problems) {
        try {
            URI uri = URI.create(issuer == null ? "" : issuer);
            boolean isProtected = "https".equals(uri.getScheme())
                    || ("http".equals(uri.getScheme()) && uri.getHost() != null && LOOPBACK.contains(uri.getHost()));
            if (!isProtected) {
                problems.add("orrery.identity.issuer: " + issuer + " (expected: https, or http on this machine)");
            }
        } catch (IllegalArgumentException malformed) {
            problems.add("orrery.identity.issuer: " + issuer + " (expected: a URL)");
        }
    }
}
