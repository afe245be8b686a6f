package dev.orrery.gateway.startup;

import dev.orrery.gateway.channels.ChannelProperties;
import dev.orrery.gateway.security.CorsProperties;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.stereotype.Component;

/** Refuses to start in production, which is wherever the profile is not {@code dev}, with anything unsafe. */
@Component
final class ConfigurationCheck {

    ConfigurationCheck(Environment environment, CorsProperties cors, ChannelProperties channels) {
        List<String> faults = faults(environment, cors, channels);
        if (!faults.isEmpty() && !environment.acceptsProfiles(Profiles.of("dev"))) {
            throw new UnsafeConfigurationException(faults);
        }
    }

    private static List<String> faults(Environment environment, CorsProperties cors, ChannelProperties channels) {
        List<String> faults = new ArrayList<>();
        if (cors.isWildcard() && cors.allowCredentials()) {
            faults.add("orrery.gateway.cors: any origin with credentials"
                    + " (expected: a list of origins in ORRERY_GATEWAY_CORS_ORIGINS, or no credentials)");
        }
        String issuer = environment.getProperty("spring.security.oauth2.resourceserver.jwt.issuer-uri", "");
        if (!isSafe(issuer)) {
            faults.add("ORRERY_ISSUER: " + issuer + " (expected: https, or this machine)");
        }
        String address = environment.getProperty("server.address", "");
        boolean isEncrypted = environment.containsProperty("server.ssl.bundle")
                || environment.containsProperty("server.ssl.certificate")
                || environment.containsProperty("server.ssl.key-store")
                || environment.getProperty("orrery.gateway.behind-tls-proxy", Boolean.class, false);
        if (!Loopback.isHost(address) && !isEncrypted) {
            faults.add("ORRERY_GATEWAY_HOST: " + address + " without TLS (expected: server.ssl.*, this machine,"
                    + " or orrery.gateway.behind-tls-proxy=true)");
        }
        channels.channels().forEach((name, target) -> {
            if (!target.tls() && !Loopback.isHost(target.uri().getHost())) {
                faults.add("orrery.gateway.channels." + name + ": " + target.address()
                        + " without TLS (expected: tls, or this machine)");
            }
        });
        return faults;
    }

    private static boolean isSafe(String issuer) {
        try {
            URI uri = URI.create(issuer);
            return "https".equals(uri.getScheme()) || Loopback.isHost(uri.getHost());
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
