package dev.orrery.launcher.bench;

import dev.orrery.okr.v1.CreateKpiRequest;
import dev.orrery.okr.v1.DeleteKpiRequest;
import dev.orrery.okr.v1.Kpi;
import dev.orrery.okr.v1.KpiServiceGrpc;
import dev.orrery.okr.v1.KpiServiceGrpc.KpiServiceBlockingStub;
import io.grpc.CallCredentials;
import io.grpc.Channel;
import java.util.ArrayList;
import java.util.List;

/** KPIs with a target and thresholds for the time of a measurement. */
final class BenchmarkKpis implements AutoCloseable {

    private final KpiServiceBlockingStub kpis;
    private final List<String> names = new ArrayList<>();

    BenchmarkKpis(Channel channel, CallCredentials credentials, String organization, int count) {
        this.kpis = KpiServiceGrpc.newBlockingStub(channel).withCallCredentials(credentials);
        String prefix = Leftovers.freshId() + "-";
        for (int i = 0; i < count; i++) {
            names.add(kpis.createKpi(CreateKpiRequest.newBuilder()
                            .setParent("orgs/" + organization)
                            .setKpiId(prefix + i)
                            .setKpi(Kpi.newBuilder()
                                    .setDisplayName("Benchmark " + i)
                                    .setAggregation(Kpi.Aggregation.AVG)
                                    .setTargetValue(Numbers.decimal("100"))
                                    .setWarnThreshold(Numbers.decimal("40"))
                                    .setAlarmThreshold(Numbers.decimal("20")))
                            .build())
                    .getName());
        }
    }

    List<String> names() {
        return List.copyOf(names);
    }

    @Override
    public void close() {
        names.forEach(name ->
                kpis.deleteKpi(DeleteKpiRequest.newBuilder().setName(name).build()));
    }
}
