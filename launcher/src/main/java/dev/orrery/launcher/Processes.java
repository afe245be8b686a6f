package dev.orrery.launcher;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Ends processes, kindly first. */
final class Processes {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private Processes() {}

    /** SIGTERM, and SIGKILL to what is still there after {@link #PATIENCE}; returns once it is gone. */
    static void terminate(ProcessHandle process) {
        // A shell that is killed does not take its JVM along.
        List<ProcessHandle> descendants = process.descendants().toList();
        process.destroy();
        if (!endsWithinPatience(process)) {
            process.destroyForcibly();
            endsWithinPatience(process);
        }
        descendants.stream().filter(ProcessHandle::isAlive).forEach(child -> {
            child.destroyForcibly();
            endsWithinPatience(child);
        });
    }

    /** SIGINT, which a PostgreSQL server takes as: end the sessions, write everything down, stop. */
    static void interrupt(ProcessHandle process) {
        try {
            new ProcessBuilder("kill", "-INT", Long.toString(process.pid()))
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new StartupException("cannot signal process " + process.pid(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (!endsWithinPatience(process)) {
            throw new StartupException(
                    "process " + process.pid() + " did not stop within " + PATIENCE.toSeconds() + " s");
        }
    }

    static boolean endsWithinPatience(ProcessHandle process) {
        try {
            process.onExit().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
