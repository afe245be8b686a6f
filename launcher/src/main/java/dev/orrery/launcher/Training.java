package dev.orrery.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Starts each application that was never trained once more, in the background and with low priority, to write down
 * what the JVM did, so that the next start of the platform is fast. The trained process ends before it serves anything.
 */
final class Training {

    /** One application's start. */
    record Lesson(String artifact, ApplicationImage image, Command command) {}

    private final List<Lesson> lessons;
    private final Home home;

    private volatile boolean isStopped;
    private volatile @Nullable Process running;

    Training(List<Lesson> lessons, Home home) {
        this.lessons = List.copyOf(lessons);
        this.home = home;
    }

    void begin() {
        Thread.ofPlatform()
                .daemon()
                .name("training")
                .start(() -> lessons.stream()
                        .filter(lesson -> !lesson.image().isTrained())
                        .forEach(this::run));
    }

    void stop() {
        isStopped = true;
        Process current = running;
        if (current != null) {
            current.toHandle().descendants().forEach(ProcessHandle::destroyForcibly);
            current.destroyForcibly();
        }
    }

    private void run(Lesson lesson) {
        if (isStopped) {
            return;
        }
        Path unfinished = lesson.image().directory().resolve("unfinished.aot");
        try {
            Process process = lesson.command()
                    .hastened(List.of("-XX:AOTCacheOutput=" + unfinished, "-Dspring.context.exit=onRefresh"))
                    .nice()
                    .process()
                    .redirectErrorStream(true)
                    .redirectOutput(home.log(lesson.artifact() + "-training").toFile())
                    .start();
            running = process;
            if (process.waitFor() == 0 && Files.exists(unfinished) && !isStopped) {
                Files.move(unfinished, lesson.image().ahead());
            }
        } catch (IOException e) {
            // A start without training is only slower; the log of the attempt is kept.
            isStopped = true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
