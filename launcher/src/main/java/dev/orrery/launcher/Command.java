package dev.orrery.launcher;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.zip.ZipFile;

/**
 * What a child process is started with.
 *
 * @param environment what it gets on top of the launcher's own environment, from which every password and secret is
 *     removed first: a process sees its own and no other's
 * @param programs the jars whose change makes this another program
 */
record Command(List<String> line, Map<String, String> environment, List<Path> programs) {

    /** A session of its own where there is a command for it; signals that are ignored stay so in what is executed. */
    private static final String AWAY_FROM_THE_TERMINAL =
            "trap '' INT HUP; if command -v setsid >/dev/null; then exec setsid \"$@\"; else exec \"$@\"; fi";

    Command {
        line = List.copyOf(line);
        environment = Map.copyOf(environment);
        programs = List.copyOf(programs);
    }

    /**
     * The process, deaf to what the terminal sends to everything that runs in it: Ctrl-C reaches the launcher alone,
     * which then stops the parts in order. It has the process id of the shell that this starts.
     */
    ProcessBuilder process() {
        ProcessBuilder builder = new ProcessBuilder("sh", "-c", AWAY_FROM_THE_TERMINAL, "sh");
        builder.command().addAll(line);
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
                digest.update(contents(program).getBytes(StandardCharsets.UTF_8));
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (IOException e) {
            throw new StartupException("cannot read a program of " + line.getFirst(), e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Reproducible builds give every jar the same time, so its entries' checksums have to tell two apart. */
    private static String contents(Path jar) throws IOException {
        try (ZipFile file = new ZipFile(jar.toFile())) {
            return file.stream()
                    .map(entry -> "\n" + entry.getName() + " " + entry.getCrc())
                    .collect(Collectors.joining());
        }
    }

    @Override
    public String toString() {
        return line.toString();
    }
}
