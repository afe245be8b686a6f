package dev.orrery.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A part that is a child process with a log file and a pid file: Keycloak and each application. */
final class ChildPart implements Part {

    private static final Duration STARTUP_LIMIT = Duration.ofMinutes(10);
    private static final Duration PROBE_INTERVAL = Duration.ofMillis(250);
    private static final int QUOTED_LOG_LINES = 15;
    private static final int ADOPTION_PROBES = 5;

    private final String name;
    private final String address;
    private final Set<String> after;
    private final List<PlatformPort> ports;
    private final Readiness readiness;
    private final Supplier<Command> command;
    private final Runnable preparation;
    private final PidFile pidFile;
    private final Path log;

    private volatile @Nullable ProcessHandle running;

    /**
     * @param preparation runs before a start, not before an adoption; may take its time
     * @param command is asked after the preparation
     */
    ChildPart(
            String name,
            String address,
            Set<String> after,
            List<PlatformPort> ports,
            Readiness readiness,
            Runnable preparation,
            Supplier<Command> command,
            Home home) {
        this.name = name;
        this.address = address;
        this.after = Set.copyOf(after);
        this.ports = List.copyOf(ports);
        this.readiness = readiness;
        this.preparation = preparation;
        this.command = command;
        this.pidFile = home.pidFile(name);
        this.log = home.log(name);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String address() {
        return address;
    }

    @Override
    public Set<String> after() {
        return after;
    }

    @Override
    public List<PlatformPort> ports() {
        return ports;
    }

    @Override
    public Leftover takeOver() {
        Optional<PidFile.Entry> left = pidFile.read();
        if (left.isEmpty()) {
            return Leftover.NOTHING;
        }
        if (left.get().fingerprint().equals(command.get().fingerprint()) && answers()) {
            running = left.get().process();
            return Leftover.ADOPTED;
        }
        Processes.terminate(left.get().process());
        return Leftover.STOPPED;
    }

    @Override
    public void start() {
        if (running != null) {
            return;
        }
        preparation.run();
        try {
            keepPreviousLog();
            Command current = command.get();
            Process process = current.process()
                    .redirectInput(
                            ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            running = process.toHandle();
            pidFile.write(process.toHandle(), current.fingerprint());
            awaitReady(process);
        } catch (IOException e) {
            throw new StartupException(name + " cannot be started", e);
        }
    }

    @Override
    public boolean isReady() {
        return readiness.isReady();
    }

    @Override
    public Optional<ProcessHandle> process() {
        ProcessHandle own = running;
        return own == null
                ? pidFile.read().map(PidFile.Entry::process)
                : Optional.of(own).filter(ProcessHandle::isAlive);
    }

    @Override
    public void stop() {
        process().ifPresent(Processes::terminate);
        pidFile.delete();
    }

    /** Asks more than once: a process that is well may be slow to answer on a busy machine. */
    private boolean answers() {
        for (int attempt = 0; attempt < ADOPTION_PROBES; attempt++) {
            if (readiness.isReady()) {
                return true;
            }
        }
        return false;
    }

    private void awaitReady(Process process) {
        Instant deadline = Instant.now().plus(STARTUP_LIMIT);
        try {
            while (!readiness.isReady()) {
                if (process.waitFor(PROBE_INTERVAL)) {
                    throw failure("ended with exit code " + process.exitValue());
                }
                if (Instant.now().isAfter(deadline)) {
                    throw failure("was not ready within " + STARTUP_LIMIT.toMinutes() + " minutes");
                }
            }
        } catch (InterruptedException e) {
            Processes.terminate(process.toHandle());
            Thread.currentThread().interrupt();
            throw failure("was interrupted");
        }
    }

    private StartupException failure(String what) {
        try {
            List<String> lines = Files.readAllLines(log);
            List<String> last = lines.subList(Math.max(0, lines.size() - QUOTED_LOG_LINES), lines.size());
            return new StartupException(
                    name + " " + what + ". The end of " + log + ":\n    " + String.join("\n    ", last));
        } catch (IOException e) {
            return new StartupException(name + " " + what + "; its log " + log + " cannot be read", e);
        }
    }

    private void keepPreviousLog() throws IOException {
        if (Files.exists(log)) {
            Files.move(log, log.resolveSibling(name + ".previous.log"), StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
