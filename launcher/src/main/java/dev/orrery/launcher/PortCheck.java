package dev.orrery.launcher;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** Refuses to start into a port that somebody else holds, and says which, whose, and what to change. */
final class PortCheck {

    private PortCheck() {}

    static void requireFree(Settings settings, List<PlatformPort> ports) {
        List<String> taken = ports.stream()
                .filter(port -> !isFree(settings.port(port)))
                .map(port -> "port " + settings.port(port) + " is taken"
                        + owner(settings.port(port))
                                .map(process -> " by " + process)
                                .orElse("")
                        + "; stop that, or choose another port with " + port.variable())
                .toList();
        if (!taken.isEmpty()) {
            throw new StartupException(String.join("\n", taken));
        }
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** The listening process, where this machine has a tool that tells and we may know. */
    private static Optional<String> owner(int port) {
        return output("lsof", "-nP", "-t", "-iTCP:" + port, "-sTCP:LISTEN")
                .lines()
                .findFirst()
                .flatMap(pid -> ProcessHandle.of(Long.parseLong(pid.strip())))
                .map(process -> "process " + process.pid() + " ("
                        + process.info().command().orElse("unknown") + ")");
    }

    private static String output(String... command) {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return "";
        }
    }
}
