package dev.orrery.okr.kpis;

import dev.orrery.kit.errors.ServiceException;
import dev.orrery.okr.names.Names;
import dev.orrery.okr.v1.BatchCreateMeasurementsRequest;
import dev.orrery.okr.v1.KpiMeasurements;
import java.util.List;

/** What a batch measures: the KPI that its parent names, or below {@code kpis/-} those that it names itself. */
final class BatchSeries {
    private BatchSeries() {}

    static List<KpiMeasurements> of(BatchCreateMeasurementsRequest request, String kpiId) {
        boolean hasSeveral = kpiId.equals(Names.ANY);
        if (hasSeveral ? request.getMeasurementsCount() > 0 : request.getSeriesCount() > 0) {
            throw ServiceException.invalidField(
                    hasSeveral ? "measurements" : "series",
                    "present (expected: series below kpis/-, measurements below a KPI)");
        }
        return hasSeveral
                ? request.getSeriesList()
                : List.of(KpiMeasurements.newBuilder()
                        .setKpi(request.getParent())
                        .addAllMeasurements(request.getMeasurementsList())
                        .build());
    }
}
