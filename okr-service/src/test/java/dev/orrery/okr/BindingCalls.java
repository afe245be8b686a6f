package dev.orrery.okr;

import dev.orrery.okr.v1.CreateKpiBindingRequest;
import dev.orrery.okr.v1.GetKpiBindingRequest;
import dev.orrery.okr.v1.KpiBinding;
import dev.orrery.okr.v1.KpiBindingServiceGrpc;
import dev.orrery.okr.v1.KpiBindingServiceGrpc.KpiBindingServiceBlockingStub;
import dev.orrery.okr.v1.ListMeasurementsRequest;
import dev.orrery.okr.v1.Measurement;
import dev.orrery.okr.v1.RotateKpiBindingSecretRequest;
import dev.orrery.okr.v1.RunKpiBindingRequest;
import dev.orrery.okr.v1.RunKpiBindingResponse;
import dev.orrery.okr.v1.TestKpiBindingRequest;
import dev.orrery.okr.v1.TestKpiBindingResponse;
import java.util.List;

/** Somebody's calls about bindings. */
record BindingCalls(Client client) {
    KpiBindingServiceBlockingStub stub() {
        return KpiBindingServiceGrpc.newBlockingStub(client.channel());
    }

    KpiBinding create(String kpi, KpiBinding.Builder binding) {
        return stub().createKpiBinding(CreateKpiBindingRequest.newBuilder()
                .setParent(kpi)
                .setKpiBinding(binding)
                .build());
    }

    KpiBinding get(KpiBinding binding) {
        return stub().getKpiBinding(GetKpiBindingRequest.newBuilder()
                .setName(binding.getName())
                .build());
    }

    TestKpiBindingResponse test(KpiBinding binding) {
        return stub().testKpiBinding(TestKpiBindingRequest.newBuilder()
                .setName(binding.getName())
                .build());
    }

    RunKpiBindingResponse run(KpiBinding binding) {
        return stub().runKpiBinding(RunKpiBindingRequest.newBuilder()
                .setName(binding.getName())
                .build());
    }

    String rotate(KpiBinding binding) {
        return stub().rotateKpiBindingSecret(RotateKpiBindingSecretRequest.newBuilder()
                        .setName(binding.getName())
                        .build())
                .getSecret();
    }

    /** The values of a KPI, the latest first. */
    List<String> values(String kpi) {
        return measurements(kpi).stream()
                .map(measurement -> measurement.getValue().getValue())
                .toList();
    }

    List<Measurement> measurements(String kpi) {
        return client.kpis()
                .listMeasurements(
                        ListMeasurementsRequest.newBuilder().setParent(kpi).build())
                .getMeasurementsList();
    }

    /** At a URL, asked every hour. */
    static KpiBinding.Builder hourly(String url) {
        return KpiBinding.newBuilder()
                .setHttpApi(KpiBinding.HttpApi.newBuilder().setUrl(url).setValuePointer("/v"))
                .setSchedule("FREQ=HOURLY");
    }

    /** A query of the warehouse, which has its values in the column v. */
    static KpiBinding.Builder query(String sql) {
        return KpiBinding.newBuilder()
                .setPostgresView(KpiBinding.PostgresView.newBuilder()
                        .setConnection("warehouse")
                        .setSql(sql)
                        .setValueColumn("v"))
                .setSchedule("FREQ=DAILY");
    }

    static KpiBinding.Builder webhook() {
        return KpiBinding.newBuilder().setWebhook(KpiBinding.Webhook.getDefaultInstance());
    }
}
