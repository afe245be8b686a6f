package dev.orrery.kit.database;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/** Opens the service's database at start, or stops the start with what is wrong. */
@AutoConfiguration
@EnableConfigurationProperties(DatabaseProperties.class)
class DatabaseAutoConfiguration {
    @Bean
    ServiceDatabase serviceDatabase(@Value("${orrery.service}") String service, DatabaseProperties properties) {
        return ServiceDatabase.open(service, properties);
    }
}
