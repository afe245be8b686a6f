package dev.orrery.calendar.interchange;

import dev.orrery.calendar.icalendar.ReadComponent;
import dev.orrery.calendar.icalendar.SharedUids;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Gathers the components of a text into batches, all those of one UID into the same: what becomes of them depends on
 * each other, and on nothing else in the text.
 */
public final class ImportBatches {
    /** Few enough that a transaction is short, many enough that its round trips do not count. */
    private static final int BATCH_WEIGHT = 1_000;

    /** A series brings a year of occurrences. */
    private static final int SERIES_WEIGHT = 10;

    private final Consumer<List<ReadComponent>> batches;
    private final Map<Long, Integer> missing;
    private final Map<Long, List<ReadComponent>> waiting = new HashMap<>();
    private List<ReadComponent> batch = new ArrayList<>();
    private int weight;

    /** Hands each batch on as soon as it is full. */
    public ImportBatches(SharedUids shared, Consumer<List<ReadComponent>> batches) {
        this.missing = new HashMap<>(shared.counts());
        this.batches = batches;
    }

    public void add(ReadComponent component) {
        long key = SharedUids.key(component.uid());
        Integer left = missing.get(key);
        if (left == null) {
            take(List.of(component));
        } else {
            List<ReadComponent> sharing = waiting.computeIfAbsent(key, _ -> new ArrayList<>());
            sharing.add(component);
            missing.put(key, left - 1);
            if (left == 1) {
                take(sharing);
                waiting.remove(key);
            }
        }
        if (weight >= BATCH_WEIGHT) {
            flush();
        }
    }

    /** After the last component. */
    public void end() {
        // UIDs are cut to their limit where they are reported, so a key may wait for a component that has another one.
        waiting.values().forEach(batch::addAll);
        waiting.clear();
        flush();
    }

    private void take(List<ReadComponent> components) {
        batch.addAll(components);
        components.forEach(component -> weight += weight(component));
    }

    private static int weight(ReadComponent component) {
        boolean isSeries = component instanceof ReadComponent.Sound sound
                && !sound.recurrence().isEmpty();
        return isSeries ? SERIES_WEIGHT : 1;
    }

    private void flush() {
        if (!batch.isEmpty()) {
            batches.accept(batch);
            batch = new ArrayList<>();
            weight = 0;
        }
    }
}
