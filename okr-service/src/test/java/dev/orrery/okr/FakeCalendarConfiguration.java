package dev.orrery.okr;

import java.io.IOException;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.test.context.DynamicPropertyRegistrar;

/** Points the service under test at a calendar-service and a token endpoint of the test. */
@TestConfiguration(proxyBeanMethods = false)
class FakeCalendarConfiguration {
    @Bean(destroyMethod = "close")
    static FakeCalendar fakeCalendar() throws IOException {
        return FakeCalendar.start();
    }

    @Bean
    static DynamicPropertyRegistrar calendarProperties(FakeCalendar calendar) {
        return registry -> {
            registry.add("orrery.calendar.address", calendar::address);
            registry.add("orrery.calendar.token-uri", calendar::tokenUri);
            registry.add("orrery.calendar.client-secret", () -> FakeCalendar.SECRET);
        };
    }
}
