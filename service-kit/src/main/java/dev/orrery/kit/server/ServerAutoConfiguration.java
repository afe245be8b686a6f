package dev.orrery.kit.server;

import dev.orrery.kit.database.ServiceDatabase;
import io.grpc.protobuf.services.HealthStatusManager;
import java.time.Clock;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.grpc.server.autoconfigure.GrpcServerAutoConfiguration;
import org.springframework.boot.grpc.server.autoconfigure.GrpcServerExecutorProvider;
import org.springframework.boot.grpc.server.autoconfigure.health.GrpcServerHealthAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.annotation.Order;
import org.springframework.grpc.server.GlobalServerInterceptor;

/** Each call on a virtual thread of its own, a bound on how many run at once, and health that follows the database. */
@AutoConfiguration(before = {GrpcServerAutoConfiguration.class, GrpcServerHealthAutoConfiguration.class})
@EnableConfigurationProperties(ServerProperties.class)
class ServerAutoConfiguration {
    @Bean
    @ConditionalOnMissingBean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    GrpcServerExecutorProvider virtualThreads() {
        Executor perCall = Executors.newThreadPerTaskExecutor(
                Thread.ofVirtual().name("call-", 0).factory());
        return () -> perCall;
    }

    @Bean
    @GlobalServerInterceptor
    @Order(InterceptorOrder.OVERLOAD)
    OverloadInterceptor overloadInterceptor(ServerProperties properties) {
        return new OverloadInterceptor(properties.maxCalls());
    }

    @Bean
    HealthStatusManager healthStatusManager() {
        return new HealthStatusManager();
    }

    @Bean
    DatabaseHealth databaseHealth(ServiceDatabase database, HealthStatusManager health) {
        return new DatabaseHealth(database, health);
    }
}
