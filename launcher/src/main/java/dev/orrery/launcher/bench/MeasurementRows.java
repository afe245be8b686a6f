package dev.orrery.launcher.bench;

import com.google.protobuf.Timestamp;
import dev.orrery.okr.v1.KpiMeasurements;
import dev.orrery.okr.v1.Measurement;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The measurements that are sent, batch by batch: of every KPI one a second, so that each batch has as many of each.
 *
 * @param origin the second of the first one
 */
record MeasurementRows(List<String> kpis, Instant origin) {

    static final int BATCH = 10_000;

    int secondsPerBatch() {
        return BATCH / kpis.size();
    }

    /** The KPI's part of a batch. */
    KpiMeasurements series(int batch, String kpi) {
        KpiMeasurements.Builder series = KpiMeasurements.newBuilder().setKpi(kpi);
        for (int i = 0; i < secondsPerBatch(); i++) {
            int second = batch * secondsPerBatch() + i;
            series.addMeasurements(Measurement.newBuilder()
                    .setMeasureTime(Timestamp.newBuilder().setSeconds(origin.getEpochSecond() + second))
                    .setValue(Numbers.decimal(value(second)))
                    .setSource(Measurement.Source.AUTO));
        }
        return series.build();
    }

    List<KpiMeasurements> batch(int batch) {
        return kpis.stream().map(kpi -> series(batch, kpi)).toList();
    }

    /** The same rows as lines of COPY. */
    String lines(int batch, String organizationId) {
        StringBuilder lines = new StringBuilder();
        for (String kpi : kpis) {
            String id = kpi.substring(kpi.lastIndexOf('/') + 1);
            IntStream.range(0, secondsPerBatch())
                    .map(i -> batch * secondsPerBatch() + i)
                    .forEach(second -> lines.append(organizationId)
                            .append('\t')
                            .append(id)
                            .append('\t')
                            .append(origin.plusSeconds(second))
                            .append('\t')
                            .append(value(second))
                            .append("\t\tAUTO\t")
                            .append(organizationId)
                            .append('\n'));
        }
        return lines.toString();
    }

    private static String value(int second) {
        return Integer.toString(50 + second % 50) + "." + (second % 10 + 1) % 10 + "1";
    }
}
