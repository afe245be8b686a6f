package dev.orrery.kit.server;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * What every service's configuration is unless it says otherwise, so that a service states little more than
 * {@code orrery.service=calendar}. Lowest in precedence; the environment variables are those of docs/operations.md.
 */
final class KitDefaults implements EnvironmentPostProcessor, Ordered {
    private static final String SERVICE = "orrery.service";

    @Override
    public int getOrder() {
        return ConfigDataEnvironmentPostProcessor.ORDER + 10;
    }

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        String service = environment.getProperty(SERVICE);
        if (service == null) {
            return;
        }
        Map<String, Object> defaults = new HashMap<>(server());
        String upper = service.toUpperCase(Locale.ROOT);
        defaults.put("spring.application.name", service + "-service");
        defaults.put("orrery.database.url", "${ORRERY_DB_URL:jdbc:postgresql://127.0.0.1:5442/orrery}");
        for (String role : new String[] {"owner", "app", "changes"}) {
            String variable = "ORRERY_" + upper + "_DB_" + role.toUpperCase(Locale.ROOT) + "_PASSWORD";
            defaults.put("orrery.database." + role + "-password", "${" + variable + ":}");
        }
        defaults.put("orrery.identity.issuer", "${ORRERY_ISSUER:http://127.0.0.1:8082/realms/orrery}");
        defaults.put("orrery.identity.audience", service + "-service");
        environment.getPropertySources().addLast(new MapPropertySource("orrery-kit-defaults", defaults));
    }

    private static Map<String, Object> server() {
        return Map.of(
                "spring.grpc.server.address", "127.0.0.1",
                "spring.grpc.server.inbound.message.max-size", "8MB",
                "spring.grpc.server.inbound.metadata.max-size", "16KB",
                // A peer that has vanished without a word is noticed within a minute.
                "spring.grpc.server.keepalive.time", "40s",
                "spring.grpc.server.keepalive.timeout", "20s",
                "spring.grpc.server.keepalive.permit.time", "10s",
                "spring.grpc.server.keepalive.permit.without-calls", "true",
                "spring.grpc.server.shutdown.grace-period", "10s",
                "spring.main.banner-mode", "off",
                // jOOQ's logo and its tip of the day; an operator's log has no room for them.
                "logging.level.org.jooq.Constants", "warn");
    }
}
