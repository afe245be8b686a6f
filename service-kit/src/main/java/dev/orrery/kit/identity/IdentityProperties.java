package dev.orrery.kit.identity;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Whose tokens are accepted ({@code orrery.identity.*}).
 *
 * @param issuer URL of the realm, as it stands in the tokens' {@code iss}
 * @param audience what {@code aud} must contain
 * @param jwksUri where the signing keys are, if not where the issuer's discovery document says
 * @param openMethods full names of methods that need no token ({@code orrery.calendar.v1.X/Y}), beside health and
 *     reflection
 */
@ConfigurationProperties("orrery.identity")
record IdentityProperties(
        String issuer,
        String audience,
        @Nullable String jwksUri,
        @DefaultValue Set<String> openMethods) {}
