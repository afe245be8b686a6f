package dev.orrery.kit.paging;

import dev.orrery.kit.database.ServiceDatabase;
import dev.orrery.kit.database.ServiceSecrets;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;

/** Page tokens under a key that the service's instances share through their database. */
@AutoConfiguration
class PagingAutoConfiguration {
    private static final String KEY = "page-token-key";

    @Bean
    PageTokens pageTokens(ServiceDatabase database) {
        return new PageTokens(ServiceSecrets.read(database.app(), KEY));
    }
}
