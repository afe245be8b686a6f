package dev.orrery.launcher;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a child process is started with.
 *
 * @param environment what it gets on top of the launcher's own environment, from which every password and secret is
 *     removed first: a process sees its own and no other's
 * @param programs the jars whose change makes this another program
 * @param hastening options that only change how fast it starts: no part of its {@link #fingerprint}
 */
record Command(
        List<String> line, Map<String, String> environment, List<Path> programs, List<String> hastening, int niceness) {

    private static final int LOWEST_PRIORITY = 19;

    /** A session of its own where there is a command for it; signals that are ignored stay so in what is executed. */
    private static final String AWAY_FROM_THE_TERMINAL =
            "trap '' INT HUP; if command -v setsid >/dev/null; then exec setsid \"$@\"; else exec \"$@\"; fi";

    Command {
        line = List.copyOf(line);
        environment = Map.copyOf(environment);
        programs = List.copyOf(programs);
        hastening = List.copyOf(hastening);
    }

    Command(List<String> line, Map<String, String> environment, List<Path> programs) {
        this(line, environment, programs, List.of(), 0);
    }

    Command hastened(List<String> options) {
        return new Command(line, environment, programs, options, niceness);
    }

    /** For work that nobody waits for. */
    Command nice() {
        return new Command(line, environment, programs, hastening, LOWEST_PRIORITY);
    }

    /**
     * The process, deaf to what the terminal sends to everything that runs in it: Ctrl-C reaches the launcher alone,
     * which then stops the parts in order. It has the process id of the shell that this starts.
     */
    ProcessBuilder process() {
        ProcessBuilder builder = new ProcessBuilder("sh", "-c", AWAY_FROM_THE_TERMINAL, "sh");
        if (niceness > 0) {
            builder.command().addAll(List.of("nice", "-n", Integer.toString(niceness)));
        }
        builder.command().add(line.getFirst());
        builder.command().addAll(hastening);
        builder.command().addAll(line.subList(1, line.size()));
        builder.environment().keySet().removeIf(name -> name.endsWith("_PASSWORD") || name.endsWith("_SECRET"));
        builder.environment().putAll(environment);
        return builder;
    }

    /** Equal for two commands that start the same program in the same way. */
    String fingerprint() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update((line + "\n" + new TreeMap<>(environment)).getBytes(StandardCharsets.UTF_8));
            for (Path program : programs) {
                digest.update(Checksum.ofJar(program).getBytes(StandardCharsets.UTF_8));
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String toString() {
        return line.toString();
    }
}
