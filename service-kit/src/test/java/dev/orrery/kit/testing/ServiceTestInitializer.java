package dev.orrery.kit.testing;

import java.util.HashMap;
import java.util.Map;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/** Points a service under test at a database of its own, at test tokens and at a free port. */
final class ServiceTestInitializer implements ApplicationContextInitializer<ConfigurableApplicationContext>, Ordered {
    /** Before the checks of the configuration. */
    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        ConfigurableEnvironment environment = context.getEnvironment();
        String service = environment.getRequiredProperty("orrery.service");
        String migrations = environment.getProperty("orrery.database.migrations");
        EmbeddedDatabase database =
                migrations == null ? EmbeddedDatabase.of(service) : EmbeddedDatabase.of(service, migrations);
        Map<String, Object> properties = new HashMap<>(database.properties());
        properties.put("orrery.identity.issuer", TestTokens.ISSUER);
        properties.put("spring.grpc.server.port", 0);
        properties.put("spring.grpc.server.shutdown.grace-period", "1s");
        environment.getPropertySources().addFirst(new MapPropertySource("service-test", properties));
        context.getBeanFactory().registerSingleton("embeddedDatabase", database);
    }
}
