package dev.orrery.calendar.interchange;

import dev.orrery.calendar.icalendar.ReadComponent;
import dev.orrery.calendar.imports.ImportPlan;
import dev.orrery.kit.errors.CommonReason;
import dev.orrery.kit.errors.ServiceException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/**
 * Lands the batches of an import in order, each while the next one is read: neither does the database wait for the
 * reader, nor the reader for the database. Two batches are held at most.
 */
final class LandingBatches implements AutoCloseable {
    private static final Duration RETRY_DELAY = Duration.ofSeconds(2);

    private final Function<List<ReadComponent>, ImportPlan> land;
    private final ImportReport report = new ImportReport();
    private final ExecutorService lander =
            Executors.newSingleThreadExecutor(Thread.ofVirtual().factory());
    private Future<?> landing = CompletableFuture.completedFuture(true);

    LandingBatches(Function<List<ReadComponent>, ImportPlan> land) {
        this.land = land;
    }

    /** Lands a batch after the one before it; throws what was wrong with that one. */
    void add(List<ReadComponent> batch) {
        awaitLanded();
        landing = lander.submit(() -> report.add(land.apply(batch)));
    }

    /** What became of all batches, when the last one has landed. */
    ImportReport end() {
        awaitLanded();
        return report;
    }

    private void awaitLanded() {
        try {
            landing.get();
        } catch (ExecutionException failure) {
            throw failure.getCause() instanceof RuntimeException refused
                    ? refused
                    : new IllegalStateException("a batch did not land", failure.getCause());
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw ServiceException.of(CommonReason.TEMPORARILY_UNAVAILABLE, "The service is stopping.")
                    .retryAfter(RETRY_DELAY)
                    .cause(stopping)
                    .build();
        }
    }

    /** Waits for the batch that is landing: what has begun is not cut off. */
    @Override
    public void close() {
        lander.close();
    }
}
