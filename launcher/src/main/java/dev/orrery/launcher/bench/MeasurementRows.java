package dev.orrery.launcher.bench;

import com.google.protobuf.Timestamp;
import dev.orrery.okr.v1.KpiMeasurements;
import dev.orrery.okr.v1.Measurement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The measurements that are sent, batch by batch: of every KPI one a step, so that each batch has as many of each.
 *
 * @param origin the moment of the first one
 */
record MeasurementRows(List<String> kpis, Instant origin, Duration step) {

    static final int BATCH = 10_000;

    int stepsPerBatch() {
        return BATCH / kpis.size();
    }

    /** The KPI's part of a batch. */
    KpiMeasurements series(int batch, String kpi) {
        KpiMeasurements.Builder series = KpiMeasurements.newBuilder().setKpi(kpi);
        for (int i = 0; i < stepsPerBatch(); i++) {
            int number = batch * stepsPerBatch() + i;
            series.addMeasurements(Measurement.newBuilder()
                    .setMeasureTime(
                            Timestamp.newBuilder().setSeconds(moment(number).getEpochSecond()))
                    .setValue(Numbers.decimal(value(number)))
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
            IntStream.range(0, stepsPerBatch())
                    .map(i -> batch * stepsPerBatch() + i)
                    .forEach(number -> lines.append(organizationId)
                            .append('\t')
                            .append(id)
                            .append('\t')
                            .append(moment(number))
                            .append('\t')
                            .append(value(number))
                            .append("\t\tAUTO\t")
                            .append(organizationId)
                            .append('\n'));
        }
        return lines.toString();
    }

    private Instant moment(int number) {
        return origin.plus(step.multipliedBy(number));
    }

    private static String value(int number) {
        return Integer.toString(50 + number % 50) + "." + (number % 10 + 1) % 10 + "1";
    }
}
