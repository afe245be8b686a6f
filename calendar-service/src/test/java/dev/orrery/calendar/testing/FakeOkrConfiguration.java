package dev.orrery.calendar.testing;

import java.io.IOException;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.test.context.DynamicPropertyRegistrar;

/** Points the service under test at an okr-service and a token endpoint of the test; found by its scan of components. */
@Configuration(proxyBeanMethods = false)
class FakeOkrConfiguration {
    @Bean(destroyMethod = "close")
    static FakeOkr fakeOkr() throws IOException {
        return new FakeOkr();
    }

    @Bean
    static DynamicPropertyRegistrar okrProperties(FakeOkr okr) {
        return registry -> {
            registry.add("orrery.okr.address", okr::address);
            registry.add("orrery.okr.token-uri", okr::tokenUri);
        };
    }
}
