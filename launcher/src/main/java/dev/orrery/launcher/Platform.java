package dev.orrery.launcher;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Starts the parts, each as soon as what it needs is ready, and stops them the other way round. */
final class Platform {

    private final List<Part> parts;
    private final Progress progress;

    private volatile boolean isStopping;

    Platform(List<Part> parts, Progress progress) {
        this.parts = List.copyOf(parts);
        this.progress = progress;
    }

    /** Keeps what an earlier launcher left and can be kept, stops the rest, and makes sure that the ports are free. */
    void takeOver(Settings settings) {
        List<PlatformPort> needed = new ArrayList<>();
        for (Part part : parts) {
            switch (part.takeOver()) {
                case NOTHING -> needed.addAll(part.ports());
                case ADOPTED -> progress.note(part.name(), "was left running by an earlier start: adopted");
                case STOPPED -> {
                    progress.note(part.name(), "was left behind by an earlier start: stopped, starts anew");
                    needed.addAll(part.ports());
                }
            }
        }
        PortCheck.requireFree(settings, needed);
    }

    void start() {
        inOrder(parts, Part::after, this::start);
        if (!isStopping) {
            parts.forEach(this::reportUnexpectedEnd);
        }
    }

    void stop() {
        isStopping = true;
        inOrder(parts, this::dependants, this::stop);
    }

    private void start(Part part) {
        if (isStopping) {
            return;
        }
        Instant begin = Instant.now();
        part.start();
        progress.done(part.name(), "ready", Duration.between(begin, Instant.now()), part.address());
    }

    private void stop(Part part) {
        if (part.process().isPresent()) {
            Instant begin = Instant.now();
            part.stop();
            progress.done(part.name(), "stopped", Duration.between(begin, Instant.now()), "");
        }
    }

    private Set<String> dependants(Part part) {
        return parts.stream()
                .filter(other -> other.after().contains(part.name()))
                .map(Part::name)
                .collect(Collectors.toUnmodifiableSet());
    }

    private void reportUnexpectedEnd(Part part) {
        part.process().ifPresent(process -> {
            CompletableFuture<Void> _ = process.onExit().thenRun(() -> {
                if (!isStopping) {
                    progress.note(part.name(), "HAS ENDED; its log says why, ./orrery down and up start it again");
                }
            });
        });
    }

    /**
     * Runs {@code action} on every part, at once where they do not wait for each other. The first failure is thrown
     * without waiting for the others, which are interrupted.
     */
    private static void inOrder(List<Part> parts, Function<Part, Set<String>> predecessors, Consumer<Part> action) {
        Map<String, CompletableFuture<Void>> gates = new HashMap<>();
        parts.forEach(part -> gates.put(part.name(), new CompletableFuture<>()));
        CompletableFuture<Void> failure = new CompletableFuture<>();
        // Not virtual ones: while they load classes they keep their carriers, even waiting for a lock of the jar.
        // On two cores nobody was left to carry the one that held it.
        ExecutorService threads =
                Executors.newThreadPerTaskExecutor(Thread.ofPlatform().daemon().factory());
        for (Part part : parts) {
            CompletableFuture<?>[] awaited = predecessors.apply(part).stream()
                    .map(gates::get)
                    .filter(Objects::nonNull)
                    .toArray(CompletableFuture<?>[]::new);
            CompletableFuture<Void> gate = Objects.requireNonNull(gates.get(part.name()));
            threads.execute(() -> {
                try {
                    CompletableFuture.allOf(awaited).join();
                    action.accept(part);
                    gate.complete(null);
                } catch (Throwable e) { // An Error too has to end the start rather than leave it waiting.
                    failure.completeExceptionally(e);
                }
            });
        }
        try {
            CompletableFuture<Void> all = CompletableFuture.allOf(gates.values().toArray(CompletableFuture<?>[]::new));
            CompletableFuture.anyOf(all, failure).join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof StartupException cause ? cause : e;
        } finally {
            threads.shutdownNow();
        }
    }
}
