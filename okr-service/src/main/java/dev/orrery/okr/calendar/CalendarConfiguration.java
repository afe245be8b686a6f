package dev.orrery.okr.calendar;

import dev.orrery.kit.follow.ServiceTokens;
import io.grpc.ManagedChannel;
import io.grpc.netty.NettyChannelBuilder;
import java.time.Clock;
import java.util.concurrent.TimeUnit;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The one channel to calendar-service. It connects when it is needed, and again after every loss. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(CalendarProperties.class)
class CalendarConfiguration {
    private static final int KEEPALIVE_SECONDS = 30;
    private static final int MAX_MESSAGE_BYTES = 8 << 20;

    @Bean(destroyMethod = "shutdownNow")
    ManagedChannel calendarChannel(CalendarProperties properties) {
        return NettyChannelBuilder.forTarget(properties.address())
                .usePlaintext()
                .maxInboundMessageSize(MAX_MESSAGE_BYTES)
                .keepAliveTime(KEEPALIVE_SECONDS, TimeUnit.SECONDS)
                .build();
    }

    @Bean
    ServiceTokens serviceTokens(CalendarProperties properties, Clock clock) {
        return new ServiceTokens(properties.account(), clock);
    }
}
