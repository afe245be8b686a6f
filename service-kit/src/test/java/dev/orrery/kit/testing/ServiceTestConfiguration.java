package dev.orrery.kit.testing;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.grpc.server.lifecycle.GrpcServerLifecycle;
import org.springframework.security.oauth2.jwt.JwtDecoder;

/** What a service under test has in place of the outside world. */
@TestConfiguration(proxyBeanMethods = false)
public class ServiceTestConfiguration {
    @Bean
    @Primary
    FixedClock fixedClock() {
        return new FixedClock();
    }

    @Bean
    JwtDecoder testJwtDecoder() {
        return TestTokens.decoder();
    }

    @Bean
    ServiceChannels serviceChannels(ObjectProvider<GrpcServerLifecycle> server) {
        return new ServiceChannels(() -> server.getObject().getPort());
    }
}
