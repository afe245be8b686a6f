package dev.orrery.kit.requests;

import java.time.Clock;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;

/** Request ids on the service's own table. */
@AutoConfiguration
class RequestsAutoConfiguration {
    @Bean
    RequestLog requestLog(Clock clock) {
        return new RequestLog(clock);
    }
}
