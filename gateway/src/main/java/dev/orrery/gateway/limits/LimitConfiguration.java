package dev.orrery.gateway.limits;

import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.caffeine.Bucket4jCaffeine;
import io.github.bucket4j.distributed.ExpirationAfterWriteStrategy;
import io.github.bucket4j.distributed.proxy.AsyncProxyManager;
import java.time.Duration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where the buckets are: in memory. Several gateways share them by another bean of this type, over Redis. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(LimitProperties.class)
class LimitConfiguration {
    // Longer than any bucket takes to be full again, after which a new one is the same.
    private static final Duration KEPT = Duration.ofHours(1);

    @Bean
    AsyncProxyManager<String> buckets(LimitProperties properties) {
        return Bucket4jCaffeine.<String>builderFor(Caffeine.newBuilder().maximumSize(properties.maxBuckets()))
                .expirationAfterWrite(ExpirationAfterWriteStrategy.fixedTimeToLive(KEPT))
                .build()
                .asAsync();
    }

    @Bean
    AddressLimit addressLimit(AsyncProxyManager<String> buckets, LimitProperties properties) {
        return new AddressLimit(new RateLimit("address", properties.address(), buckets));
    }

    @Bean
    PrincipalLimit principalLimit(AsyncProxyManager<String> buckets, LimitProperties properties) {
        return new PrincipalLimit(new RateLimit("principal", properties.principal(), buckets));
    }
}
