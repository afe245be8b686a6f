package dev.orrery.launcher;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** {@code down}: asks the launcher to stop everything, or does it itself where the launcher is gone. */
final class DownCommand {

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final Home home;
    private final List<Part> parts;
    private final Progress progress;

    DownCommand(Home home, List<Part> parts, Progress progress) {
        this.home = home;
        this.parts = List.copyOf(parts);
        this.progress = progress;
    }

    int run() throws InterruptedException {
        Optional<PidFile.Entry> launcher = home.pidFile(UpCommand.LAUNCHER).read();
        boolean runs = launcher.isPresent() && RunningLock.isHeld(home);
        if (runs) {
            progress.line("Stopping Orrery in " + home.root());
            stop(launcher.get().process());
        }
        // A launcher may end before its parts do: killed meanwhile, or hindered by what its log says.
        if (parts.stream().anyMatch(part -> part.process().isPresent())) {
            progress.line("The launcher is gone; stopping what it left");
            new Platform(parts, progress).stop();
        } else if (!runs) {
            progress.line("Orrery does not run in " + home.root() + ".");
            return 0;
        }
        progress.line("Stopped; the data stays.");
        return 0;
    }

    private void stop(ProcessHandle launcher) throws InterruptedException {
        launcher.destroy();
        try {
            launcher.onExit().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new StartupException("the launcher (process " + launcher.pid() + ") did not stop within "
                    + PATIENCE.toSeconds() + " s; " + home.log(UpCommand.LAUNCHER) + " may say why");
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }
}
