package dev.orrery.okr;

import static dev.orrery.okr.Client.decimal;

import com.google.protobuf.util.Timestamps;
import com.google.type.DayOfWeek;
import dev.orrery.okr.indicator.Period;
import dev.orrery.okr.indicator.Point;
import dev.orrery.okr.v1.BatchCreateMeasurementsRequest;
import dev.orrery.okr.v1.GetKpiSeriesRequest;
import dev.orrery.okr.v1.Kpi;
import dev.orrery.okr.v1.KpiReadingServiceGrpc;
import dev.orrery.okr.v1.KpiReadingServiceGrpc.KpiReadingServiceBlockingStub;
import dev.orrery.okr.v1.KpiSeries;
import dev.orrery.okr.v1.KpiSettings;
import dev.orrery.okr.v1.KpiSettingsServiceGrpc;
import dev.orrery.okr.v1.KpiSettingsServiceGrpc.KpiSettingsServiceBlockingStub;
import dev.orrery.okr.v1.Measurement;
import dev.orrery.okr.v1.UpdateKpiSettingsRequest;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/** Somebody who reads what KPIs show over time, after sending what they are to show. */
record KpiReader(Client client) {
    KpiReadingServiceBlockingStub reading() {
        return KpiReadingServiceGrpc.newBlockingStub(client.channel());
    }

    KpiSettingsServiceBlockingStub settings() {
        return KpiSettingsServiceGrpc.newBlockingStub(client.channel());
    }

    /** What the organisation's periods are reckoned by. */
    void reckonIn(String zone, DayOfWeek weekStart) {
        settings()
                .updateKpiSettings(UpdateKpiSettingsRequest.newBuilder()
                        .setKpiSettings(KpiSettings.newBuilder()
                                .setName(client.org() + "/kpiSettings")
                                .setTimeZone(zone)
                                .setWeekStart(weekStart))
                        .build());
    }

    void batch(Kpi kpi, List<Measurement> measurements) {
        client.kpis()
                .batchCreateMeasurements(BatchCreateMeasurementsRequest.newBuilder()
                        .setParent(kpi.getName())
                        .addAllMeasurements(measurements)
                        .build());
    }

    /** A point for each period. */
    KpiSeries series(Kpi kpi, Instant start, Instant end, Period period, int maxPoints) {
        return reading()
                .getKpiSeries(range(kpi, start, end)
                        .setPeriod(Kpi.Period.valueOf(period.name()))
                        .setMaxPoints(maxPoints)
                        .build());
    }

    /** The measurements themselves, thinned out where they are too many. */
    KpiSeries measured(Kpi kpi, Instant start, Instant end, int maxPoints) {
        return reading()
                .getKpiSeries(range(kpi, start, end).setMaxPoints(maxPoints).build());
    }

    private static GetKpiSeriesRequest.Builder range(Kpi kpi, Instant start, Instant end) {
        return GetKpiSeriesRequest.newBuilder()
                .setName(kpi.getName())
                .setStartTime(Timestamps.fromMillis(start.toEpochMilli()))
                .setEndTime(Timestamps.fromMillis(end.toEpochMilli()));
    }

    static Measurement measurement(Instant time, BigDecimal value) {
        return Measurement.newBuilder()
                .setMeasureTime(Timestamps.fromMillis(time.toEpochMilli()))
                .setValue(decimal(value.toPlainString()))
                .build();
    }

    static List<Point> points(List<KpiSeries.Point> points) {
        return points.stream()
                .map(point -> new Point(
                        Instant.ofEpochMilli(Timestamps.toMillis(point.getTime())),
                        plain(new BigDecimal(point.getValue().getValue()))))
                .toList();
    }

    /** The number as it is, whatever zeros it ends in. */
    static BigDecimal plain(BigDecimal number) {
        return new BigDecimal(number.stripTrailingZeros().toPlainString());
    }
}
