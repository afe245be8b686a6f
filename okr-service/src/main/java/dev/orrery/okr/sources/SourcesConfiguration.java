package dev.orrery.okr.sources;

import dev.orrery.kit.fetch.FetchLimits;
import dev.orrery.kit.fetch.GuardedFetcher;
import java.time.Duration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What sources are asked with. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(BindingsProperties.class)
class SourcesConfiguration {
    private static final int MAX_ANSWER_BYTES = 1024 * 1024;

    /** None: a header with a secret would follow a redirect to wherever it leads. */
    private static final int MAX_REDIRECTS = 0;

    /** How much fetching the document of a binding may cost. */
    static final FetchLimits LIMITS = new FetchLimits(MAX_ANSWER_BYTES, Duration.ofSeconds(20), MAX_REDIRECTS);

    @Bean
    GuardedFetcher bindingFetcher() {
        return GuardedFetcher.ofInternet(LIMITS);
    }
}
