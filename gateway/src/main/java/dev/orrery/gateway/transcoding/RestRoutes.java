package dev.orrery.gateway.transcoding;

import dev.orrery.gateway.channels.ChannelProperties;
import java.util.Optional;
import java.util.TreeSet;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.cloud.gateway.route.RouteLocator;
import org.springframework.cloud.gateway.route.builder.RouteLocatorBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** One route per channel: the paths whose HTTP rule belongs to a service behind it. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(TranscodingProperties.class)
class RestRoutes {

    @Bean
    RouteLocator restRouteLocator(RouteLocatorBuilder routes, ChannelProperties channels, RestLookup lookup) {
        TreeSet<String> names = new TreeSet<>(channels.channels().keySet());
        RouteLocatorBuilder.Builder builder = routes.routes();
        names.forEach(name -> builder.route(
                "rest-" + name,
                route -> route.predicate(exchange ->
                                lookup.channel(exchange, names.first()).equals(Optional.of(name)))
                        .uri(TranscodingFilter.SCHEME + "://" + name)));
        return builder.build();
    }
}
