package dev.orrery.kit.changes;

import dev.orrery.kit.database.ServiceDatabase;
import java.time.Clock;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.event.EventListener;
import org.springframework.grpc.server.lifecycle.GrpcServerShutdownEvent;

/** The change log of the service, its feed and its retention. */
@AutoConfiguration
@EnableConfigurationProperties(ChangesProperties.class)
class ChangesAutoConfiguration {
    @Bean
    CommitNotifier commitNotifier(ServiceDatabase database) {
        return new CommitNotifier(database.changes(), channel(database));
    }

    @Bean
    ChangeLog changeLog(Clock clock, CommitNotifier notifier) {
        return new ChangeLog(clock, notifier::notifySoon);
    }

    @Bean
    ChangeFeed changeFeed(ServiceDatabase database, ChangesProperties properties) {
        ChangeListener listener = new ChangeListener(unpooled(database), channel(database), properties.pollInterval());
        return new ChangeFeed(new ChangeReader(database.changes()), listener);
    }

    @Bean
    ChangeStreams changeStreams(ServiceDatabase database, ChangeFeed feed, Clock clock, ChangesProperties properties) {
        return new ChangeStreams(new ChangeReader(database.changes()), feed, clock, properties);
    }

    @Bean
    RetentionJob changeRetentionJob(ServiceDatabase database, Clock clock, ChangesProperties properties) {
        return new RetentionJob(
                new ChangeRetention(database.changes(), clock, properties.retention()), properties.retentionInterval());
    }

    @Bean
    StreamsEnd streamsEnd(ChangeStreams streams) {
        return new StreamsEnd(streams);
    }

    private static String channel(ServiceDatabase database) {
        return "orrery_" + database.schema() + "_changes";
    }

    private static PGSimpleDataSource unpooled(ServiceDatabase database) {
        PGSimpleDataSource connections = new PGSimpleDataSource();
        connections.setUrl(database.url());
        connections.setUser(database.changesRole());
        connections.setPassword(database.changesPassword());
        connections.setApplicationName(database.changesRole() + "_listener");
        connections.setTcpKeepAlive(true);
        return connections;
    }

    /** Streams never end by themselves; without this the server would wait its grace period for them. */
    record StreamsEnd(ChangeStreams streams) {
        @EventListener
        void on(GrpcServerShutdownEvent event) {
            streams.stop();
        }
    }
}
