package dev.orrery.gateway.startup;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Knows the names of this machine, without asking a name server. */
final class Loopback {
    private static final Set<String> NAMES = Set.of("localhost", "::1", "[::1]", "0:0:0:0:0:0:0:1");

    private Loopback() {}

    static boolean isHost(@Nullable String host) {
        return host != null && (NAMES.contains(host) || host.matches("127(\\.\\d{1,3}){3}"));
    }
}
