package dev.orrery.endtoend;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.io.FileUtils;

/**
 * Where one platform of the tests runs: a fresh home under {@code target}, and ports that nobody else has.
 *
 * @param variables what the launcher finds in its environment
 */
record PlatformEnvironment(Path home, Map<String, String> variables) {

    private static final List<String> PORTS = List.of(
            "ORRERY_GATEWAY_PORT",
            "ORRERY_CONSOLE_PORT",
            "ORRERY_KEYCLOAK_PORT",
            "ORRERY_KEYCLOAK_MANAGEMENT_PORT",
            "ORRERY_CALENDAR_PORT",
            "ORRERY_OKR_PORT",
            "ORRERY_DB_PORT");

    PlatformEnvironment {
        variables = Map.copyOf(variables);
    }

    /** Everything but the unpacked servers is new; those are shared with the tests of {@code keycloak}. */
    static PlatformEnvironment fresh(String name) throws IOException {
        Path home = Path.of("target", name).toAbsolutePath();
        if (Files.exists(home)) {
            FileUtils.deleteDirectory(home.toFile());
        }
        Map<String, String> variables = new HashMap<>();
        variables.put("ORRERY_HOME", home.toString());
        variables.put(
                "ORRERY_CACHE",
                Path.of("../keycloak/target/cache").toAbsolutePath().normalize().toString());
        List<Integer> ports = freePorts(PORTS.size());
        for (int index = 0; index < PORTS.size(); index++) {
            variables.put(PORTS.get(index), Integer.toString(ports.get(index)));
        }
        return new PlatformEnvironment(home, variables);
    }

    PlatformEnvironment with(String variable, String value) {
        Map<String, String> changed = new HashMap<>(variables);
        changed.put(variable, value);
        return new PlatformEnvironment(home, changed);
    }

    int port(String variable) {
        return Integer.parseInt(variables.getOrDefault(variable, "0"));
    }

    URI url(String portVariable) {
        return URI.create("http://127.0.0.1:" + port(portVariable));
    }

    private static List<Integer> freePorts(int count) throws IOException {
        ServerSocket[] sockets = new ServerSocket[count];
        try {
            Integer[] ports = new Integer[count];
            for (int index = 0; index < count; index++) {
                // All are held until the last is found, so that they differ.
                sockets[index] = new ServerSocket(0);
                ports[index] = sockets[index].getLocalPort();
            }
            return List.of(ports);
        } finally {
            for (ServerSocket socket : sockets) {
                if (socket != null) {
                    socket.close();
                }
            }
        }
    }
}
