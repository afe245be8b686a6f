package dev.orrery.launcher;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** {@code up --detach}: starts a launcher in the background and returns when it is ready, showing what it prints. */
final class DetachedUpCommand {

    private static final Duration POLL_INTERVAL = Duration.ofMillis(100);

    private final Settings settings;
    private final Progress progress;

    DetachedUpCommand(Settings settings, Progress progress) {
        this.settings = settings;
        this.progress = progress;
    }

    int run() throws IOException, InterruptedException {
        Home home = settings.home();
        home.create();
        if (isReady(home)) {
            progress.line("Orrery already runs in " + home.root() + ".\n");
            progress.line(Summary.of(settings));
            return 0;
        }
        Files.deleteIfExists(home.readyMark());
        Path log = home.log(UpCommand.LAUNCHER);
        List<String> line = new ArrayList<>();
        line.add(settings.javaHome().resolve("bin/java").toString());
        line.addAll(List.of("-XX:+UseSerialGC", "-Xmx256m", "-XX:TieredStopAtLevel=1"));
        line.addAll(List.of("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow"));
        line.addAll(List.of("-jar", System.getProperty("java.class.path"), "up"));
        ProcessBuilder builder = new Command(line, Map.of(), List.of()).process();
        builder.environment().putAll(settings.environment());
        Process launcher = builder.redirectInput(
                        ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        return follow(launcher, home, log);
    }

    private int follow(Process launcher, Home home, Path log) throws IOException, InterruptedException {
        int shown = 0;
        boolean hasEnded = false;
        boolean isReady = false;
        while (!hasEnded && !isReady) {
            hasEnded = launcher.waitFor(POLL_INTERVAL);
            isReady = Files.exists(home.readyMark());
            shown += show(log, shown);
        }
        return hasEnded ? Math.max(1, launcher.exitValue()) : 0;
    }

    private int show(Path log, int from) throws IOException {
        byte[] content = Files.readAllBytes(log);
        String news = new String(content, from, content.length - from, StandardCharsets.UTF_8);
        int complete = news.lastIndexOf('\n') + 1;
        if (complete > 0) {
            progress.line(news.substring(0, complete - 1));
        }
        return news.substring(0, complete).getBytes(StandardCharsets.UTF_8).length;
    }

    private static boolean isReady(Home home) {
        return Files.exists(home.readyMark()) && RunningLock.isHeld(home);
    }
}
