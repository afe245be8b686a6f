package dev.orrery.calendar.interchange;

import dev.orrery.calendar.icalendar.ReadComponent;
import dev.orrery.calendar.imports.ImportPlan;
import dev.orrery.kit.concurrent.Started;
import java.util.List;
import java.util.function.Function;

/**
 * Lands the batches of an import in order, each while the next one is read: neither does the database wait for the
 * reader, nor the reader for the database. Two batches are held at most.
 */
final class LandingBatches implements AutoCloseable {
    private final Function<List<ReadComponent>, ImportPlan> land;
    private Started<ImportReport> landing;

    LandingBatches(Function<List<ReadComponent>, ImportPlan> land) {
        this.land = land;
        this.landing = Started.of("landing", ImportReport::new);
    }

    /** Lands a batch after the one before it; throws what was wrong with that one. */
    void add(List<ReadComponent> batch) {
        ImportReport before = landing.get();
        landing = Started.of("landing", () -> {
            before.add(land.apply(batch));
            return before;
        });
    }

    /** What became of all batches, when the last one has landed. */
    ImportReport end() {
        return landing.get();
    }

    /** Waits for the batch that is landing: what has begun is not cut off. */
    @Override
    public void close() {
        landing.await();
    }
}
