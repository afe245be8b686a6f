package dev.orrery.launcher;

import java.util.List;
import java.util.Optional;

/** {@code status}: what runs and answers, part by part. */
final class StatusCommand {

    /** Exit code for a platform that is not entirely ready, as init scripts have it. */
    static final int NOT_RUNNING = 3;

    private final List<Part> parts;
    private final Progress progress;

    StatusCommand(List<Part> parts, Progress progress) {
        this.parts = List.copyOf(parts);
        this.progress = progress;
    }

    int run() {
        boolean isComplete = true;
        for (Part part : parts) {
            boolean isReady = part.isReady();
            isComplete &= isReady;
            progress.state(part.name(), describe(part.process(), isReady), part.address());
        }
        return isComplete ? 0 : NOT_RUNNING;
    }

    private static String describe(Optional<ProcessHandle> process, boolean isReady) {
        String id = process.map(handle -> " (process " + handle.pid() + ")").orElse("");
        if (isReady) {
            return "ready" + id;
        }
        return process.isPresent() ? "not ready" + id : "stopped";
    }
}
