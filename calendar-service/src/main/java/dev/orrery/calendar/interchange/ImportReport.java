package dev.orrery.calendar.interchange;

import dev.orrery.calendar.calendars.Faults;
import dev.orrery.calendar.icalendar.ReadComponent;
import dev.orrery.calendar.imports.ImportPlan;
import dev.orrery.calendar.v1.ImportEventsResponse;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Adds up what became of the components of a text, batch by batch. */
final class ImportReport {
    private static final int MAX_FAILURES = 1_000;

    private final List<ReadComponent.Broken> failures = new ArrayList<>();
    private int created;
    private int updated;
    private int unchanged;
    private int skipped;
    private int failed;

    void add(ImportPlan plan) {
        created += plan.createdCount();
        updated += plan.updatedCount();
        unchanged += plan.unchangedCount();
        skipped += plan.skippedCount();
        failed += plan.failures().size();
        plan.failures().stream().limit(MAX_FAILURES - failures.size()).forEach(failures::add);
    }

    ImportEventsResponse response() {
        ImportEventsResponse.Builder response = ImportEventsResponse.newBuilder()
                .setCreated(created)
                .setUpdated(updated)
                .setUnchanged(unchanged)
                .setSkipped(skipped)
                .setFailureCount(failed);
        failures.stream()
                .sorted(Comparator.comparingInt(ReadComponent.Broken::index))
                .forEach(broken -> response.addFailures(ImportEventsResponse.Failure.newBuilder()
                        .setIndex(broken.index())
                        .setUid(broken.uid())
                        .setReason(Faults.reason(broken.fault()))
                        .setMessage(Faults.message(broken.fault()))));
        return response.build();
    }
}
