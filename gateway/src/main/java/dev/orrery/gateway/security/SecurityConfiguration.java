package dev.orrery.gateway.security;

import dev.orrery.gateway.limits.AddressLimit;
import dev.orrery.gateway.limits.PrincipalLimit;
import dev.orrery.gateway.problems.EdgeReason;
import dev.orrery.gateway.problems.ProblemWriter;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.reactive.EnableWebFluxSecurity;
import org.springframework.security.config.web.server.SecurityWebFiltersOrder;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.security.web.server.context.NoOpServerSecurityContextRepository;
import org.springframework.security.web.server.firewall.ServerExchangeRejectedHandler;
import org.springframework.security.web.server.firewall.ServerWebExchangeFirewall;
import org.springframework.security.web.server.firewall.StrictServerWebExchangeFirewall;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.reactive.CorsConfigurationSource;
import org.springframework.web.cors.reactive.UrlBasedCorsConfigurationSource;

/**
 * Denies by default: all but a few paths need a token of our issuer for our audience. The order of the filters is
 * origins, limit by address, token, limit by caller, so that not even a bad token is free.
 */
@Configuration(proxyBeanMethods = false)
@EnableWebFluxSecurity
@EnableConfigurationProperties(CorsProperties.class)
class SecurityConfiguration {
    private static final Duration PREFLIGHT_MAX_AGE = Duration.ofHours(1);
    private static final String[] OPEN_PAGES = {"/actuator/health", "/v1/openapi.json", "/docs", "/docs/**", "/feeds/*"
    };
    // Whoever calls a webhook signs the call.
    private static final String OPEN_HOOKS = "/hooks/kpi/*";
    private static final String[] OPEN_GRPC_SERVICES = {
        "/grpc.reflection.v1.ServerReflection/*",
        "/grpc.reflection.v1alpha.ServerReflection/*",
        "/grpc.health.v1.Health/*"
    };

    @Bean
    SecurityWebFilterChain securityWebFilterChain(
            ServerHttpSecurity http, AddressLimit addressLimit, PrincipalLimit principalLimit) {
        return http.authorizeExchange(exchanges -> exchanges
                        .pathMatchers(HttpMethod.GET, OPEN_PAGES)
                        .permitAll()
                        .pathMatchers(HttpMethod.POST, OPEN_HOOKS)
                        .permitAll()
                        .pathMatchers(HttpMethod.POST, OPEN_GRPC_SERVICES)
                        .permitAll()
                        .anyExchange()
                        .authenticated())
                .oauth2ResourceServer(tokens -> tokens.jwt(Customizer.withDefaults())
                        .authenticationEntryPoint(Refusals::unauthenticated)
                        .accessDeniedHandler(Refusals::denied))
                .exceptionHandling(errors -> errors.authenticationEntryPoint(Refusals::unauthenticated)
                        .accessDeniedHandler(Refusals::denied))
                .addFilterAfter(addressLimit::filter, SecurityWebFiltersOrder.CORS)
                .addFilterAfter(principalLimit::filter, SecurityWebFiltersOrder.AUTHENTICATION)
                .securityContextRepository(NoOpServerSecurityContextRepository.getInstance())
                .cors(Customizer.withDefaults())
                // Nothing here is authorised by a cookie.
                .csrf(ServerHttpSecurity.CsrfSpec::disable)
                .formLogin(ServerHttpSecurity.FormLoginSpec::disable)
                .httpBasic(ServerHttpSecurity.HttpBasicSpec::disable)
                .logout(ServerHttpSecurity.LogoutSpec::disable)
                .requestCache(ServerHttpSecurity.RequestCacheSpec::disable)
                .build();
    }

    /** Strict, but for what an encoded path may hold: it is decoded segment by segment here, so a slash in one is safe. */
    @Bean
    ServerWebExchangeFirewall firewall() {
        StrictServerWebExchangeFirewall firewall = new StrictServerWebExchangeFirewall();
        firewall.setAllowUrlEncodedSlash(true);
        firewall.setAllowUrlEncodedDoubleSlash(true);
        firewall.setAllowUrlEncodedPercent(true);
        firewall.setAllowUrlEncodedPeriod(true);
        return firewall;
    }

    @Bean
    ServerExchangeRejectedHandler rejectedHandler() {
        return (exchange, error) -> ProblemWriter.write(
                exchange, EdgeReason.INVALID_FIELD.problem("The request line or a header is not valid."));
    }

    /** In security's own chain, because a filter behind it would answer 401 to preflights, which have no token. */
    @Bean
    CorsConfigurationSource corsConfigurationSource(CorsProperties properties) {
        CorsConfiguration cors = new CorsConfiguration();
        cors.setAllowedOriginPatterns(properties.allowedOrigins());
        cors.setAllowCredentials(properties.allowCredentials());
        cors.setAllowedMethods(List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"));
        cors.setAllowedHeaders(List.of(
                "Accept",
                "Authorization",
                "Content-Type",
                "Idempotency-Key",
                "If-Match",
                "If-None-Match",
                "Last-Event-ID",
                "X-Request-Id"));
        cors.setExposedHeaders(List.of("Allow", "ETag", "Retry-After", "WWW-Authenticate", "X-Request-Id"));
        cors.setMaxAge(PREFLIGHT_MAX_AGE);
        UrlBasedCorsConfigurationSource source = new UrlBasedCorsConfigurationSource();
        source.registerCorsConfiguration("/**", cors);
        return source;
    }
}
