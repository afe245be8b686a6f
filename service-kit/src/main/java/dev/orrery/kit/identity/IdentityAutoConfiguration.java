package dev.orrery.kit.identity;

import dev.orrery.kit.server.InterceptorOrder;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.core.annotation.Order;
import org.springframework.grpc.server.GlobalServerInterceptor;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.jwt.SupplierJwtDecoder;

/** Requires a valid token on every method but health, reflection and the configured open ones. */
@AutoConfiguration
@EnableConfigurationProperties(IdentityProperties.class)
class IdentityAutoConfiguration {
    private static final Duration CLOCK_SKEW = Duration.ofSeconds(30);

    /** Asks the issuer for its keys at the first token, not at start: a service starts before or without Keycloak. */
    @Bean
    @ConditionalOnMissingBean
    JwtDecoder jwtDecoder(IdentityProperties properties) {
        return new SupplierJwtDecoder(() -> {
            NimbusJwtDecoder decoder = properties.jwksUri() == null
                    ? NimbusJwtDecoder.withIssuerLocation(properties.issuer()).build()
                    : NimbusJwtDecoder.withJwkSetUri(properties.jwksUri()).build();
            // The verifier checks the claims of every decoder's tokens.
            decoder.setJwtValidator(token -> OAuth2TokenValidatorResult.success());
            return decoder;
        });
    }

    @Bean
    TokenVerifier tokenVerifier(JwtDecoder decoder, IdentityProperties properties, Clock clock) {
        return new TokenVerifier(decoder, claims(properties, clock), clock);
    }

    @Bean
    @GlobalServerInterceptor
    @Order(InterceptorOrder.IDENTITY)
    IdentityInterceptor identityInterceptor(TokenVerifier tokens, IdentityProperties properties) {
        return new IdentityInterceptor(tokens, properties.openMethods());
    }

    static OAuth2TokenValidator<Jwt> claims(IdentityProperties properties, Clock clock) {
        JwtTimestampValidator time = new JwtTimestampValidator(CLOCK_SKEW);
        time.setClock(clock);
        OAuth2TokenValidator<Jwt> hasExpiry =
                new JwtClaimValidator<Object>(JwtClaimNames.EXP, expireTime -> expireTime != null);
        OAuth2TokenValidator<Jwt> audience = new JwtClaimValidator<List<String>>(
                JwtClaimNames.AUD, audiences -> audiences != null && audiences.contains(properties.audience()));
        return new DelegatingOAuth2TokenValidator<>(
                new JwtIssuerValidator(properties.issuer()), time, hasExpiry, audience);
    }
}
