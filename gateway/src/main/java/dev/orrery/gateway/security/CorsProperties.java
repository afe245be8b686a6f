package dev.orrery.gateway.security;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Which web pages may call from a browser.
 *
 * @param allowedOrigins such as {@code https://console.example.org}; none by default
 * @param allowCredentials whether browsers may send cookies along; tokens need no such thing
 */
@ConfigurationProperties("orrery.gateway.cors")
public record CorsProperties(
        @DefaultValue List<String> allowedOrigins,
        @DefaultValue("false") boolean allowCredentials) {
    public CorsProperties {
        allowedOrigins = List.copyOf(allowedOrigins);
    }

    /** Whether any page at all may call. */
    public boolean isWildcard() {
        return allowedOrigins.stream().anyMatch(origin -> origin.contains("*"));
    }
}
