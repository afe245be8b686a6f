package dev.orrery.kittest;

import dev.orrery.kit.testing.EmbeddedDatabase;
import dev.orrery.kit.testing.ServiceChannels;
import dev.orrery.kit.testing.ServiceTestConfiguration;
import dev.orrery.kit.testing.TestTokens;
import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** One running instance of the notes service, of several on one database. */
record Instance(ConfigurableApplicationContext context) implements AutoCloseable {
    static Instance on(EmbeddedDatabase database) {
        return with(properties(database));
    }

    static Instance with(Map<String, Object> properties) {
        String[] arguments = properties.entrySet().stream()
                .map(property -> "--" + property.getKey() + "=" + property.getValue())
                .toArray(String[]::new);
        return new Instance(
                new SpringApplicationBuilder(NotesApplication.class, ServiceTestConfiguration.class).run(arguments));
    }

    static Map<String, Object> properties(EmbeddedDatabase database) {
        Map<String, Object> properties = new HashMap<>(database.properties());
        properties.put("orrery.identity.issuer", TestTokens.ISSUER);
        properties.put("spring.grpc.server.port", 0);
        return properties;
    }

    ServiceChannels channels() {
        return context.getBean(ServiceChannels.class);
    }

    @Override
    public void close() {
        context.close();
    }
}
