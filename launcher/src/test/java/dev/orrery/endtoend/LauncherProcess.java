package dev.orrery.endtoend;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The packed launcher as a process, and what it has printed so far. */
final class LauncherProcess {

    static final Path JAR = Path.of("target/launcher.jar").toAbsolutePath();

    /** Far above what a start needs, so that a busy machine does not fail a test. */
    private static final Duration LIMIT = Duration.ofMinutes(12);

    private static final Duration POLL_INTERVAL = Duration.ofMillis(100);

    private final Process process;
    private final Path output;

    private LauncherProcess(Process process, Path output) {
        this.process = process;
        this.output = output;
    }

    static LauncherProcess start(PlatformEnvironment environment, String... arguments) throws IOException {
        return startFrom(JAR, environment, arguments);
    }

    static LauncherProcess startFrom(Path jar, PlatformEnvironment environment, String... arguments)
            throws IOException {
        Path output = Files.createTempFile(Files.createDirectories(Path.of("target/launchers")), "launcher-", ".log");
        List<String> java = List.of(
                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                "-XX:+UseSerialGC",
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-jar",
                jar.toString());
        ProcessBuilder builder = new ProcessBuilder(
                        Stream.concat(java.stream(), Stream.of(arguments)).toList())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        Map<String, String> variables = builder.environment();
        variables.keySet().removeIf(name -> name.startsWith("ORRERY_") || name.startsWith("SPRING_"));
        variables.putAll(environment.variables());
        return new LauncherProcess(builder.start(), output);
    }

    /** Returns when the launcher has printed {@code text}; fails when it ends without. */
    LauncherProcess awaitOutput(String text) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + LIMIT.toNanos();
        while (!output().contains(text)) {
            boolean hasEnded = process.waitFor(POLL_INTERVAL);
            if (hasEnded && !output().contains(text)) {
                throw new AssertionError("the launcher ended without \"" + text + "\":\n" + output());
            }
            if (System.nanoTime() > deadline) {
                throw new AssertionError("no \"" + text + "\" within " + LIMIT + ":\n" + output());
            }
        }
        return this;
    }

    int awaitEnd() throws InterruptedException {
        if (!process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError("the launcher did not end within " + LIMIT);
        }
        return process.exitValue();
    }

    /** As a terminal does on Ctrl-C, for the launcher alone. */
    int interrupt() throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor();
        return awaitEnd();
    }

    /** As {@code kill -9}: the launcher can do nothing any more. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    String output() throws IOException {
        return Files.readString(output);
    }
}
