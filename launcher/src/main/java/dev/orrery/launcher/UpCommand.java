package dev.orrery.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;

/** {@code up}: starts the platform and stays with it until it is told to stop. */
final class UpCommand {

    static final String LAUNCHER = "launcher";

    private final Settings settings;
    private final Progress progress;

    UpCommand(Settings settings, Progress progress) {
        this.settings = settings;
        this.progress = progress;
    }

    /** Returns only if the platform cannot start; a signal ends the process after everything has stopped. */
    int run() throws InterruptedException {
        Instant begin = Instant.now();
        Home home = settings.home();
        home.create();
        RunningLock lock = RunningLock.tryAcquire(home)
                .orElseThrow(() -> new StartupException("Orrery already runs in " + home.root()
                        + home.pidFile(LAUNCHER)
                                .read()
                                .map(entry -> " (process " + entry.process().pid() + ")")
                                .orElse("")
                        + "; ./orrery status shows it, ./orrery down stops it"));
        home.pidFile(LAUNCHER).write(ProcessHandle.current(), LAUNCHER);

        Secrets secrets = Secrets.load(home.secrets(), settings.environment());
        Platform platform = new Platform(Parts.of(settings, secrets, progress), progress);
        progress.line("Orrery (" + settings.profiles() + ") in " + home.root());
        platform.takeOver(settings);
        Training training = Parts.training(settings, secrets);
        Thread stopping = new Thread(() -> stop(platform, training, lock), "stop");
        Runtime.getRuntime().addShutdownHook(stopping);
        platform.start();
        markReady(home);
        progress.line("Ready in " + Progress.seconds(Duration.between(begin, Instant.now())) + ".\n");
        progress.line(Summary.of(settings));
        progress.line("Ctrl-C or ./orrery down stops it; the data stays.");
        if (settings.wantsTraining()) {
            training.begin();
        }
        new CountDownLatch(1).await();
        return 0;
    }

    private void stop(Platform platform, Training training, RunningLock lock) {
        try {
            training.stop();
            Files.deleteIfExists(settings.home().readyMark());
            progress.line("Stopping");
            platform.stop();
            settings.home().pidFile(LAUNCHER).delete();
            lock.close();
            progress.line("Stopped.");
        } catch (IOException | RuntimeException e) {
            progress.line("Not everything stopped: " + e.getMessage());
        }
    }

    private static void markReady(Home home) {
        try {
            Files.writeString(home.readyMark(), ProcessHandle.current().pid() + "\n");
        } catch (IOException e) {
            throw new StartupException("cannot write " + home.readyMark(), e);
        }
    }
}
