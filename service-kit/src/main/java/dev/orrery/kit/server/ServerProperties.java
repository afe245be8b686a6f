package dev.orrery.kit.server;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Limits of the gRPC server that Spring gRPC has no key for ({@code orrery.server.*}).
 *
 * @param maxCalls how many unary calls may run at once; more would only wait for a database connection
 */
@ConfigurationProperties("orrery.server")
record ServerProperties(@DefaultValue("256") int maxCalls) {
    ServerProperties {
        if (maxCalls < 1) {
            throw new IllegalArgumentException("orrery.server.max-calls: " + maxCalls + " (expected: at least 1)");
        }
    }
}
