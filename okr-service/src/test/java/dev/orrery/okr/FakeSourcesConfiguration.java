package dev.orrery.okr;

import dev.orrery.kit.fetch.GuardedFetcher;
import dev.orrery.kit.identity.Organization;
import dev.orrery.kit.testing.EmbeddedDatabase;
import dev.orrery.kit.testing.TestCaller;
import java.io.IOException;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.test.context.DynamicPropertyRegistrar;

/** What an operator offers to the bindings of the service under test: a warehouse, and a secret for a server. */
@TestConfiguration(proxyBeanMethods = false)
class FakeSourcesConfiguration {
    static final String SECRET = "Bearer s3cret";

    /** To whom; nobody else gets anything. */
    static final Organization CUSTOMER = TestCaller.organization("customer");

    @Bean(destroyMethod = "close")
    static FakeWeb fakeWeb() throws IOException {
        return FakeWeb.start();
    }

    @Bean
    @Primary
    GuardedFetcher fakeWebFetcher(FakeWeb web) {
        return web.fetcher();
    }

    @Bean
    static DynamicPropertyRegistrar bindingProperties(FakeWeb web, EmbeddedDatabase database) {
        Warehouse.createIn(database);
        return registry -> {
            registry.add("orrery.bindings.connections.warehouse.url", database::url);
            registry.add("orrery.bindings.connections.warehouse.user", () -> Warehouse.READER);
            registry.add("orrery.bindings.connections.warehouse.password-variable", () -> "WAREHOUSE_LOGIN");
            registry.add("orrery.bindings.connections.warehouse.organizations", CUSTOMER::alias);
            registry.add("orrery.bindings.connections.warehouse.timeout", () -> "1s");
            registry.add("orrery.bindings.secrets.crm.variable", () -> "CRM_HEADER");
            registry.add("orrery.bindings.secrets.crm.origins", web::origin);
            registry.add("orrery.bindings.secrets.crm.organizations", CUSTOMER::alias);
            registry.add("WAREHOUSE_LOGIN", () -> Warehouse.PASSWORD);
            registry.add("CRM_HEADER", () -> SECRET);
        };
    }
}
