package dev.orrery.gateway.channels;

import java.net.URI;
import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Where the services are.
 *
 * @param channels by name
 * @param maxMessageSize the largest message that a service may answer with
 */
@ConfigurationProperties("orrery.gateway")
public record ChannelProperties(
        Map<String, Target> channels, @DefaultValue("32MB") DataSize maxMessageSize) {
    public ChannelProperties {
        channels = Map.copyOf(channels);
        if (channels.isEmpty()) {
            throw new IllegalArgumentException("orrery.gateway.channels: none (expected: at least one)");
        }
    }

    /**
     * One service.
     *
     * @param address {@code host:port}
     * @param tls whether to speak TLS to it; plain text is for the same machine
     * @param packages the proto packages that it answers for
     */
    public record Target(
            String address, @DefaultValue("false") boolean tls, List<String> packages) {
        public Target {
            packages = List.copyOf(packages);
        }

        /** The same address for an HTTP client. */
        public URI uri() {
            return URI.create((tls ? "https" : "http") + "://" + address);
        }
    }
}
