package dev.orrery.okr.bindings;

import dev.orrery.kit.database.ServiceDatabase;
import dev.orrery.kit.database.ServiceSecrets;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The key of all webhooks, which the first migration has made. */
@Configuration(proxyBeanMethods = false)
class HooksConfiguration {
    @Bean
    HookSecrets hookSecrets(ServiceDatabase database) {
        return new HookSecrets(ServiceSecrets.read(database.app(), "kpi-hook-key"));
    }
}
