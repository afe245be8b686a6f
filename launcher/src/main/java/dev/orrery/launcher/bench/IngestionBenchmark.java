package dev.orrery.launcher.bench;

import dev.orrery.okr.v1.BatchCreateMeasurementsRequest;
import dev.orrery.okr.v1.BatchCreateMeasurementsResponse;
import dev.orrery.okr.v1.IngestMeasurementsRequest;
import dev.orrery.okr.v1.KpiIngestServiceGrpc;
import dev.orrery.okr.v1.KpiServiceGrpc;
import dev.orrery.okr.v1.KpiServiceGrpc.KpiServiceBlockingStub;
import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import java.io.PrintStream;
import java.io.StringReader;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.postgresql.PGConnection;

/**
 * Measurements in order to one KPI and to a thousand, in batches and as a stream, with statuses, histories and change
 * streams kept; and beside them the same rows by {@code COPY} into the same indexed table, which does nothing else.
 */
final class IngestionBenchmark implements Benchmark {

    private static final int BATCHES = 50;
    private static final int WARM_UP_BATCHES = 15;
    private static final Instant ORIGIN = Instant.parse("2025-01-01T00:00:00Z");
    private static final long ROUND_SECONDS = 1_000_000;

    @Override
    public String name() {
        return "ingestion";
    }

    @Override
    public void run(BenchmarkTarget target, PrintStream out) throws Exception {
        ManagedChannel channel = ManagedChannelBuilder.forAddress("127.0.0.1", target.okrPort())
                .usePlaintext()
                .build();
        BearerToken token = new BearerToken(target.token());
        out.println("Measurements a second, by " + MeasurementRows.BATCH + ", with the share of raw COPY");
        try {
            for (int count : new int[] {1, 1_000}) {
                try (BenchmarkKpis kpis = new BenchmarkKpis(channel, token, target.organization(), count)) {
                    measure(target, channel, token, kpis, out);
                }
            }
        } finally {
            channel.shutdownNow();
        }
    }

    private static void measure(
            BenchmarkTarget target, ManagedChannel channel, BearerToken token, BenchmarkKpis kpis, PrintStream out)
            throws Exception {
        KpiServiceBlockingStub service = KpiServiceGrpc.newBlockingStub(channel).withCallCredentials(token);
        String parent = "orgs/" + target.organization();
        Work batches = (rows, from, to) -> batch(service, parent, rows, from, to);
        Work stream = (rows, from, to) -> stream(channel, token, parent, rows, from, to);
        double batched = perSecond(rows(kpis, 0), batches);
        double streamed = perSecond(rows(kpis, 1), stream);
        double copied = perSecond(rows(kpis, 2), (rows, from, to) -> copy(target, rows, from, to));
        String to = kpis.names().size() == 1 ? "1 KPI" : kpis.names().size() + " KPIs";
        out.println(row("batches to " + to, batched, copied));
        out.println(row("a stream to " + to, streamed, copied));
        out.println(row("limit: COPY to " + to, copied, copied));
    }

    /** Sends batches from one number to before another. */
    @FunctionalInterface
    private interface Work {
        void send(MeasurementRows rows, int from, int to) throws Exception;
    }

    private static MeasurementRows rows(BenchmarkKpis kpis, int round) {
        return new MeasurementRows(kpis.names(), ORIGIN.plusSeconds(round * ROUND_SECONDS), Duration.ofSeconds(1));
    }

    private static double perSecond(MeasurementRows rows, Work work) throws Exception {
        work.send(rows, 0, WARM_UP_BATCHES);
        long begin = System.nanoTime();
        work.send(rows, WARM_UP_BATCHES, WARM_UP_BATCHES + BATCHES);
        return BATCHES * (double) MeasurementRows.BATCH * 1e9 / (System.nanoTime() - begin);
    }

    private static void batch(KpiServiceBlockingStub service, String parent, MeasurementRows rows, int from, int to) {
        for (int batch = from; batch < to; batch++) {
            BatchCreateMeasurementsResponse answer =
                    service.batchCreateMeasurements(BatchCreateMeasurementsRequest.newBuilder()
                            .setParent(parent + "/kpis/-")
                            .addAllSeries(rows.batch(batch))
                            .build());
            requireAll(answer.getCreated());
        }
    }

    private static void stream(
            ManagedChannel channel, BearerToken token, String parent, MeasurementRows rows, int from, int to)
            throws InterruptedException {
        AcknowledgedStream stream = new AcknowledgedStream();
        KpiIngestServiceGrpc.newStub(channel).withCallCredentials(token).ingestMeasurements(stream);
        for (int batch = from; batch < to; batch++) {
            stream.send(IngestMeasurementsRequest.newBuilder()
                    .setParent(parent)
                    .addAllSeries(rows.batch(batch))
                    .build());
        }
        requireAll(stream.end() / (to - from));
    }

    private static void copy(BenchmarkTarget target, MeasurementRows rows, int from, int to) throws Exception {
        try (Connection connection = target.administrator().connect()) {
            for (int batch = from; batch < to; batch++) {
                long copied = connection
                        .unwrap(PGConnection.class)
                        .getCopyAPI()
                        .copyIn(
                                "COPY okr.measurement (org_id, kpi_id, measure_time, value, notes, source, measured_by)"
                                        + " FROM STDIN",
                                new StringReader(rows.lines(batch, target.organizationId())));
                requireAll(copied);
            }
        }
    }

    private static void requireAll(long recorded) {
        if (recorded != MeasurementRows.BATCH) {
            throw new IllegalStateException("recorded: " + recorded + " (expected: " + MeasurementRows.BATCH + ")");
        }
    }

    private static String row(String name, double perSecond, double limit) {
        return String.format(Locale.ROOT, "  %-36s %10.0f %7.0f %%", name, perSecond, 100 * perSecond / limit);
    }
}
