package dev.orrery.gateway.passthrough;

import dev.orrery.gateway.channels.ChannelProperties;
import dev.orrery.gateway.channels.GrpcChannels;
import java.util.Optional;
import java.util.Set;
import org.springframework.cloud.gateway.config.HttpClientCustomizer;
import org.springframework.cloud.gateway.route.RouteLocator;
import org.springframework.cloud.gateway.route.builder.RouteLocatorBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import reactor.netty.http.HttpProtocol;

/**
 * One route per channel for the gRPC calls of the packages behind it, and one to what the gateway answers itself. They
 * go over the gateway's HTTP client, which speaks HTTP/2 only: with prior knowledge, or with TLS where a channel asks
 * for it.
 */
@Configuration(proxyBeanMethods = false)
class GrpcRoutes {
    private static final Set<String> ANSWERED_HERE =
            Set.of("grpc.reflection.v1", "grpc.reflection.v1alpha", "grpc.health.v1");

    @Bean
    RouteLocator grpcRouteLocator(
            RouteLocatorBuilder routes, ChannelProperties properties, GrpcChannels channels, EdgeServer edgeServer) {
        RouteLocatorBuilder.Builder builder = routes.routes()
                .route(
                        "grpc-edge",
                        route -> route.order(Ordered.HIGHEST_PRECEDENCE)
                                .predicate(exchange -> GrpcPath.of(exchange.getRequest())
                                        .filter(path -> ANSWERED_HERE.contains(path.protoPackage()))
                                        .isPresent())
                                .uri(edgeServer.uri()));
        properties
                .channels()
                .forEach((name, target) -> builder.route(
                        "grpc-" + name,
                        route -> route.order(Ordered.HIGHEST_PRECEDENCE)
                                .predicate(exchange -> GrpcPath.of(exchange.getRequest())
                                        .flatMap(path -> channels.nameFor(path.protoPackage()))
                                        .equals(Optional.of(name)))
                                .uri(target.uri())));
        return builder.build();
    }

    @Bean
    HttpClientCustomizer http2OnlyClient() {
        return client -> client.protocol(HttpProtocol.H2C, HttpProtocol.H2);
    }
}
