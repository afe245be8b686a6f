package dev.orrery.calendar.follower;

import dev.orrery.calendar.organizations.SelectOrganizations;
import dev.orrery.calendar.squads.Squads;
import dev.orrery.kit.database.ServiceDatabase;
import dev.orrery.kit.follow.FollowerLoop;
import dev.orrery.kit.follow.ServiceTokens;
import dev.orrery.kit.follow.StreamFollower;
import dev.orrery.kit.tenancy.OrganizationTransactions;
import io.grpc.ManagedChannel;
import io.grpc.netty.NettyChannelBuilder;
import java.time.Clock;
import java.util.concurrent.TimeUnit;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Follows okr-service for as long as this service runs. The channel connects when it is needed, and after every loss. */
@Configuration(proxyBeanMethods = false)
class FollowerConfiguration {
    private static final String STREAM = "okr";
    private static final int KEEPALIVE_SECONDS = 30;
    private static final int MAX_MESSAGE_BYTES = 32 << 20;

    @Bean(destroyMethod = "shutdownNow")
    ManagedChannel okrChannel(OkrProperties properties) {
        return NettyChannelBuilder.forTarget(properties.address())
                .usePlaintext()
                .maxInboundMessageSize(MAX_MESSAGE_BYTES)
                .keepAliveTime(KEEPALIVE_SECONDS, TimeUnit.SECONDS)
                .build();
    }

    @Bean
    FollowerLoop okrFollower(
            ServiceDatabase database,
            OrganizationTransactions transactions,
            SelectOrganizations organizations,
            Squads squads,
            ManagedChannel okrChannel,
            OkrProperties properties,
            Clock clock) {
        OkrStream stream =
                new OkrStream(okrChannel, new ServiceTokens(properties.account(), clock), properties.timeout());
        OkrChanges changes = new OkrChanges(transactions, organizations, squads, stream, clock);
        return new FollowerLoop(new StreamFollower<>(database, STREAM, stream, changes, clock), properties.account());
    }
}
