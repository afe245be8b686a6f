package dev.orrery.console.calls;

import io.grpc.ManagedChannel;
import io.grpc.netty.NettyChannelBuilder;
import java.util.concurrent.TimeUnit;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** One channel per service; it connects with the first call and again after every loss. */
@Configuration(proxyBeanMethods = false)
class Channels {
    private static final int MAX_RESPONSE_BYTES = 16 * 1024 * 1024;

    @Bean(destroyMethod = "shutdownNow")
    ManagedChannel calendarChannel(ServiceProperties services) {
        return channel(services.calendarAddress());
    }

    @Bean(destroyMethod = "shutdownNow")
    ManagedChannel okrChannel(ServiceProperties services) {
        return channel(services.okrAddress());
    }

    /** Plain text: the services listen on this machine or behind the platform's own network. */
    private static ManagedChannel channel(String address) {
        return NettyChannelBuilder.forTarget(address)
                .usePlaintext()
                .maxInboundMessageSize(MAX_RESPONSE_BYTES)
                // Notices a dead peer under an idle stream; half of what servers allow by default.
                .keepAliveTime(6, TimeUnit.MINUTES)
                .userAgent("orrery-console")
                .build();
    }
}
