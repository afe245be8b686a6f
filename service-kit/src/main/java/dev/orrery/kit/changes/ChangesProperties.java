package dev.orrery.kit.changes;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The change log and its streams ({@code orrery.changes.*}).
 *
 * @param heartbeat an idle stream says at least so often where it is; at most 15 s
 * @param pollInterval how often the log is read without being woken
 * @param maxWatchers streams of one instance
 * @param retention how long changes are kept; a watcher that was away longer must list again
 * @param retentionInterval how often old changes are taken away
 */
@ConfigurationProperties("orrery.changes")
record ChangesProperties(
        @DefaultValue("10s") Duration heartbeat,
        @DefaultValue("1s") Duration pollInterval,
        @DefaultValue("10000") int maxWatchers,
        @DefaultValue("7d") Duration retention,
        @DefaultValue("10m") Duration retentionInterval) {
    private static final Duration MAX_HEARTBEAT = Duration.ofSeconds(15);
    private static final Duration MIN_RETENTION = Duration.ofDays(1);

    ChangesProperties {
        if (heartbeat.compareTo(MAX_HEARTBEAT) > 0 || !heartbeat.isPositive()) {
            throw new IllegalArgumentException("orrery.changes.heartbeat: " + heartbeat + " (expected: up to 15 s)");
        }
        if (retention.compareTo(MIN_RETENTION) < 0) {
            throw new IllegalArgumentException("orrery.changes.retention: " + retention + " (expected: 1 day or more)");
        }
    }
}
