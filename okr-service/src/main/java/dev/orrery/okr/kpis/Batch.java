package dev.orrery.okr.kpis;

import dev.orrery.kit.errors.ServiceException;
import dev.orrery.okr.edits.Edit;
import dev.orrery.okr.fields.References;
import dev.orrery.okr.names.KpiId;
import dev.orrery.okr.v1.KpiMeasurements;
import dev.orrery.okr.v1.Measurement;
import dev.orrery.okr.v1.MeasurementFailure;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

/** A batch of measurements by KPI, and what of it cannot be recorded. */
final class Batch {
    static final int MAX_MEASUREMENTS = 10_000;

    private final Edit edit;
    private final TreeMap<String, List<BatchItem>> byKpi = new TreeMap<>();
    private final List<MeasurementFailure> failures = new ArrayList<>();
    private int size;
    private int superseded;

    private Batch(Edit edit) {
        this.edit = edit;
    }

    /** Refuses a batch without measurements and one with too many; of the others it lists what cannot be recorded. */
    static Batch of(Edit edit, List<KpiMeasurements> series) {
        int total =
                series.stream().mapToInt(KpiMeasurements::getMeasurementsCount).sum();
        if (total < 1 || total > MAX_MEASUREMENTS) {
            throw ServiceException.invalidField("series", total + " measurements (expected: 1 to 10000)");
        }
        Batch batch = new Batch(edit);
        series.forEach(batch::add);
        batch.byKpi.values().removeIf(List::isEmpty);
        batch.byKpi.replaceAll((kpi, items) -> batch.ordered(items));
        return batch;
    }

    /** The KPIs that it measures. */
    Set<String> kpiIds() {
        return Set.copyOf(byKpi.keySet());
    }

    /** The measurements of a KPI in the order of their moments, one for each. */
    List<BatchItem> of(String kpiId) {
        return byKpi.getOrDefault(kpiId, List.of());
    }

    List<MeasurementFailure> failures() {
        return failures.stream()
                .sorted(Comparator.comparingInt(MeasurementFailure::getIndex))
                .toList();
    }

    int superseded() {
        return superseded;
    }

    /** A KPI of which nothing can be recorded, and why. */
    void refuse(String kpiId, ServiceException why) {
        for (BatchItem item : byKpi.getOrDefault(kpiId, List.of())) {
            failures.add(failure(item.index(), why));
        }
        byKpi.remove(kpiId);
    }

    /** The first moment that it measures; that of the edit without any. */
    Instant earliest() {
        return byKpi.values().stream()
                .map(items -> items.getFirst().time())
                .min(Comparator.naturalOrder())
                .orElse(edit.time());
    }

    /** Measurements before a limit, which are not kept. */
    void refuseBefore(Instant limit) {
        if (!earliest().isBefore(limit)) {
            return;
        }
        for (BatchItem item : byKpi.values().stream().flatMap(List::stream).toList()) {
            if (item.time().isBefore(limit)) {
                failures.add(failure(item.index(), KeptMeasurements.tooOld("measure_time", item.time(), limit)));
            }
        }
        byKpi.replaceAll((kpi, items) ->
                items.stream().filter(item -> !item.time().isBefore(limit)).toList());
        byKpi.values().removeIf(List::isEmpty);
    }

    private void add(KpiMeasurements series) {
        List<Measurement> measurements = series.getMeasurementsList();
        String kpiId;
        try {
            kpiId = new References(edit.organization())
                    .ids("kpi", KpiId.NAME, series.getKpi())
                    .getFirst();
        } catch (ServiceException malformed) {
            measurements.forEach(measurement -> failures.add(failure(size++, malformed)));
            return;
        }
        List<BatchItem> items = byKpi.computeIfAbsent(kpiId, id -> new ArrayList<>(measurements.size()));
        for (Measurement measurement : measurements) {
            int index = size++;
            try {
                items.add(MeasurementProtos.item(edit, index, measurement));
            } catch (ServiceException bad) {
                failures.add(failure(index, bad));
            }
        }
    }

    private List<BatchItem> ordered(List<BatchItem> items) {
        if (isOrdered(items)) {
            return items;
        }
        TreeMap<Instant, BatchItem> byTime = new TreeMap<>();
        items.forEach(item -> byTime.put(item.time(), item));
        superseded += items.size() - byTime.size();
        return List.copyOf(byTime.values());
    }

    private static boolean isOrdered(List<BatchItem> items) {
        for (int i = 1; i < items.size(); i++) {
            if (!items.get(i - 1).time().isBefore(items.get(i).time())) {
                return false;
            }
        }
        return true;
    }

    private static MeasurementFailure failure(int index, ServiceException refusal) {
        MeasurementFailure.Builder failure = MeasurementFailure.newBuilder()
                .setIndex(index)
                .setReason(refusal.reason())
                .setMessage(String.valueOf(refusal.getMessage()));
        refusal.violations().stream()
                .findFirst()
                .ifPresent(violation -> failure.setField(violation.field()).setMessage(violation.description()));
        return failure.build();
    }
}
