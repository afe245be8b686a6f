package dev.orrery.launcher.bench;

import com.google.protobuf.Timestamp;
import dev.orrery.okr.v1.BatchCreateMeasurementsRequest;
import dev.orrery.okr.v1.GetKpiDashboardRequest;
import dev.orrery.okr.v1.KpiMeasurements;
import dev.orrery.okr.v1.KpiReadingServiceGrpc;
import dev.orrery.okr.v1.KpiReadingServiceGrpc.KpiReadingServiceBlockingStub;
import dev.orrery.okr.v1.KpiServiceGrpc;
import dev.orrery.okr.v1.KpiServiceGrpc.KpiServiceBlockingStub;
import dev.orrery.okr.v1.Measurement;
import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import java.io.PrintStream;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;

/**
 * The dashboard of ten thousand KPIs with a year of months each: the counts of all and the worst fifty; and beside it
 * what the database alone needs to count them.
 */
final class DashboardBenchmark implements Benchmark {

    private static final int KPIS = 10_000;
    private static final int PAGE_SIZE = 50;
    private static final int MONTHS = 12;
    private static final LocalDate FIRST_MONTH = LocalDate.of(2025, 1, 1);

    @Override
    public String name() {
        return "dashboard";
    }

    @Override
    public void run(BenchmarkTarget target, PrintStream out) throws InterruptedException, ExecutionException {
        ManagedChannel channel = ManagedChannelBuilder.forAddress("127.0.0.1", target.okrPort())
                .usePlaintext()
                .build();
        BearerToken token = new BearerToken(target.token());
        try (BenchmarkKpis kpis = new BenchmarkKpis(channel, token, target.organization(), KPIS)) {
            out.println("Dashboard of " + KPIS + " KPIs, a page of " + PAGE_SIZE + "; " + Load.CLIENTS + " clients");
            fill(KpiServiceGrpc.newBlockingStub(channel).withCallCredentials(token), target, kpis.names());
            KpiReadingServiceBlockingStub reading =
                    KpiReadingServiceGrpc.newBlockingStub(channel).withCallCredentials(token);
            GetKpiDashboardRequest request = GetKpiDashboardRequest.newBuilder()
                    .setParent("orgs/" + target.organization())
                    .setPageSize(PAGE_SIZE)
                    .build();
            out.println(Load.HEADER);
            out.println(
                    Load.run(() -> random -> reading.getKpiDashboard(request).getEntriesCount())
                            .row("okr-service, gRPC with a token"));
            out.println(
                    Load.run(() -> OkrTables.question(target, "SELECT status, count(*) FROM okr.kpi GROUP BY status"))
                            .row("limit: the counts, JDBC"));
        } finally {
            channel.shutdownNow();
        }
    }

    private static void fill(KpiServiceBlockingStub service, BenchmarkTarget target, List<String> kpis) {
        for (int month = 0; month < MONTHS; month++) {
            List<KpiMeasurements> series = new ArrayList<>();
            for (int kpi = 0; kpi < kpis.size(); kpi++) {
                series.add(KpiMeasurements.newBuilder()
                        .setKpi(kpis.get(kpi))
                        .addMeasurements(measurement(month, kpi))
                        .build());
            }
            service.batchCreateMeasurements(BatchCreateMeasurementsRequest.newBuilder()
                    .setParent("orgs/" + target.organization() + "/kpis/-")
                    .addAllSeries(series)
                    .build());
        }
    }

    private static Measurement measurement(int month, int kpi) {
        long second = FIRST_MONTH.plusMonths(month).atStartOfDay().toEpochSecond(ZoneOffset.UTC);
        return Measurement.newBuilder()
                .setMeasureTime(Timestamp.newBuilder().setSeconds(second))
                .setValue(Numbers.decimal(Integer.toString((kpi * 7 + month * 13) % 110)))
                .build();
    }
}
