package dev.orrery.calendar.interchange;

import dev.orrery.calendar.icalendar.ReadComponent;
import dev.orrery.calendar.imports.ImportPlan;
import dev.orrery.kit.concurrent.Started;
import java.util.List;
import java.util.function.Function;

/**
 * Lands the batches of an import in order, each while the next one is drafted and the one after that is read: neither does
 * the database wait for us, nor the reader for the database. Three batches are held at most.
 */
final class LandingBatches implements AutoCloseable {
    private final Function<List<ReadComponent>, ImportDraft> draft;
    private final Function<ImportDraft, ImportPlan> land;
    private Started<ImportReport> landing;
    private Started<ImportReport> drafted;

    LandingBatches(Function<List<ReadComponent>, ImportDraft> draft, Function<ImportDraft, ImportPlan> land) {
        this.draft = draft;
        this.land = land;
        this.landing = Started.of("landing", ImportReport::new);
        this.drafted = landing;
    }

    /** Lands a batch after those before it; throws what was wrong with one of them. */
    void add(List<ReadComponent> batch) {
        landing.get();
        Started<ImportReport> before = drafted;
        landing = before;
        drafted = Started.of("landing", () -> {
            ImportDraft ready = draft.apply(batch);
            ImportReport report = before.get();
            report.add(land.apply(ready));
            return report;
        });
    }

    /** What became of all batches, when the last one has landed. */
    ImportReport end() {
        return drafted.get();
    }

    /** Waits for the batches that are landing: what has begun is not cut off. */
    @Override
    public void close() {
        landing.await();
        drafted.await();
    }
}
