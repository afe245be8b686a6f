package dev.orrery.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Which process runs a part of the platform, so that a launcher which was killed can be followed by one that knows
 * what is left.
 *
 * <p>A process id alone may meanwhile belong to a stranger; the process's start time is kept beside it and compared.
 */
record PidFile(Path path) {

    /** The boot time that start times are counted from may be adjusted by a second while the machine runs. */
    private static final Duration CLOCK_TOLERANCE = Duration.ofSeconds(2);

    /**
     * A process that is still the one that was written down.
     *
     * @param fingerprint of the command, environment and program that it was started with
     */
    record Entry(ProcessHandle process, String fingerprint) {}

    void write(ProcessHandle process, String fingerprint) {
        try {
            Files.writeString(
                    path, process.pid() + "\n" + startTime(process).toEpochMilli() + "\n" + fingerprint + "\n");
        } catch (IOException e) {
            throw new StartupException("cannot write " + path, e);
        }
    }

    /** The process, if it lives. */
    Optional<Entry> read() {
        List<String> lines;
        try {
            lines = Files.readAllLines(path);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new StartupException("cannot read " + path, e);
        }
        if (lines.size() < 3) {
            return Optional.empty();
        }
        Instant started = Instant.ofEpochMilli(Long.parseLong(lines.get(1)));
        return ProcessHandle.of(Long.parseLong(lines.get(0)))
                .filter(ProcessHandle::isAlive)
                .filter(process ->
                        Duration.between(started, startTime(process)).abs().compareTo(CLOCK_TOLERANCE) <= 0)
                .map(process -> new Entry(process, lines.get(2)));
    }

    void delete() {
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            throw new StartupException("cannot delete " + path, e);
        }
    }

    private static Instant startTime(ProcessHandle process) {
        return process.info().startInstant().orElse(Instant.EPOCH);
    }
}
