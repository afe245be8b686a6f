package dev.orrery.launcher.bench;

import com.google.protobuf.Timestamp;
import dev.orrery.okr.v1.BatchCreateMeasurementsRequest;
import dev.orrery.okr.v1.GetKpiSeriesRequest;
import dev.orrery.okr.v1.KpiReadingServiceGrpc;
import dev.orrery.okr.v1.KpiReadingServiceGrpc.KpiReadingServiceBlockingStub;
import dev.orrery.okr.v1.KpiServiceGrpc;
import dev.orrery.okr.v1.KpiServiceGrpc.KpiServiceBlockingStub;
import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutionException;

/**
 * A year of minutes of a KPI as a line of a thousand points; and beside it what the database alone needs for the same
 * segments, and for the measurements themselves.
 */
final class SeriesBenchmark implements Benchmark {

    private static final Instant ORIGIN = Instant.parse("2025-01-01T00:00:00Z");
    private static final Duration YEAR = Duration.ofDays(365);
    private static final int MINUTES = (int) YEAR.toMinutes();
    private static final int POINTS = 1_000;

    @Override
    public String name() {
        return "series";
    }

    @Override
    public void run(BenchmarkTarget target, PrintStream out) throws InterruptedException, ExecutionException {
        ManagedChannel channel = ManagedChannelBuilder.forAddress("127.0.0.1", target.okrPort())
                .usePlaintext()
                .build();
        BearerToken token = new BearerToken(target.token());
        try (BenchmarkKpis kpis = new BenchmarkKpis(channel, token, target.organization(), 1)) {
            out.println("A year of " + MINUTES + " minutes as " + POINTS + " points; " + Load.CLIENTS + " clients");
            String kpi = kpis.names().getFirst();
            fill(KpiServiceGrpc.newBlockingStub(channel).withCallCredentials(token), kpis.names());
            KpiReadingServiceBlockingStub reading =
                    KpiReadingServiceGrpc.newBlockingStub(channel).withCallCredentials(token);
            String ofYear = "WHERE kpi_id = '" + kpi.substring(kpi.lastIndexOf('/') + 1) + "' AND %1$s >= '" + ORIGIN
                    + "' AND %1$s < '" + ORIGIN.plus(YEAR) + "' ORDER BY %1$s";
            out.println(Load.HEADER);
            out.println(Load.run(() -> random -> read(reading, kpi)).row("okr-service, gRPC with a token"));
            out.println(Load.run(() -> OkrTables.question(
                            target, "SELECT * FROM okr.kpi_segment " + ofYear.formatted("last_time")))
                    .row("limit: its segments, JDBC"));
            out.println(Load.run(() -> OkrTables.question(
                            target,
                            "SELECT measure_time, value FROM okr.measurement " + ofYear.formatted("measure_time")))
                    .row("all measurements, JDBC"));
        } finally {
            channel.shutdownNow();
        }
    }

    private static void fill(KpiServiceBlockingStub service, List<String> kpis) {
        MeasurementRows rows = new MeasurementRows(kpis, ORIGIN, Duration.ofMinutes(1));
        for (int batch = 0; batch * MeasurementRows.BATCH < MINUTES; batch++) {
            service.batchCreateMeasurements(BatchCreateMeasurementsRequest.newBuilder()
                    .setParent(kpis.getFirst())
                    .addAllMeasurements(rows.batch(batch).getFirst().getMeasurementsList())
                    .build());
        }
    }

    private static int read(KpiReadingServiceBlockingStub reading, String kpi) {
        int points = reading.getKpiSeries(GetKpiSeriesRequest.newBuilder()
                        .setName(kpi)
                        .setStartTime(timestamp(ORIGIN))
                        .setEndTime(timestamp(ORIGIN.plus(YEAR)))
                        .setMaxPoints(POINTS)
                        .build())
                .getPointsCount();
        if (points != POINTS) {
            throw new IllegalStateException("points: " + points + " (expected: " + POINTS + ")");
        }
        return points;
    }

    private static Timestamp timestamp(Instant moment) {
        return Timestamp.newBuilder().setSeconds(moment.getEpochSecond()).build();
    }
}
