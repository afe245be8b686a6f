package dev.orrery.console.fakes;

import com.google.protobuf.Empty;
import com.google.type.Decimal;
import dev.orrery.okr.v1.BatchCreateMeasurementsResponse;
import dev.orrery.okr.v1.CreateKpiBindingRequest;
import dev.orrery.okr.v1.DeleteKpiBindingRequest;
import dev.orrery.okr.v1.KpiBinding;
import dev.orrery.okr.v1.KpiBinding.SourceKind;
import dev.orrery.okr.v1.KpiBinding.Webhook;
import dev.orrery.okr.v1.KpiBindingServiceGrpc.KpiBindingServiceImplBase;
import dev.orrery.okr.v1.ListKpiBindingsRequest;
import dev.orrery.okr.v1.ListKpiBindingsResponse;
import dev.orrery.okr.v1.Measurement;
import dev.orrery.okr.v1.RotateKpiBindingSecretRequest;
import dev.orrery.okr.v1.RotateKpiBindingSecretResponse;
import dev.orrery.okr.v1.TestKpiBindingRequest;
import dev.orrery.okr.v1.TestKpiBindingResponse;
import dev.orrery.okr.v1.UpdateKpiBindingRequest;
import io.grpc.stub.StreamObserver;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Bindings in memory, by name. A dry run always finds one measurement, and a secret is always the same. */
public final class FakeBindings extends KpiBindingServiceImplBase {
    /** What a webhook gets. */
    public static final String SECRET = "whsec_c2VjcmV0";

    private final List<KpiBinding> bindings = new CopyOnWriteArrayList<>();
    private final List<UpdateKpiBindingRequest> updates = new CopyOnWriteArrayList<>();

    public void add(KpiBinding binding) {
        bindings.add(binding);
    }

    public List<KpiBinding> all() {
        return List.copyOf(bindings);
    }

    /** The requests to change one. */
    public List<UpdateKpiBindingRequest> updates() {
        return List.copyOf(updates);
    }

    void clear() {
        bindings.clear();
        updates.clear();
    }

    @Override
    public void listKpiBindings(ListKpiBindingsRequest request, StreamObserver<ListKpiBindingsResponse> answer) {
        answer.onNext(
                ListKpiBindingsResponse.newBuilder().addAllKpiBindings(bindings).build());
        answer.onCompleted();
    }

    @Override
    public void createKpiBinding(CreateKpiBindingRequest request, StreamObserver<KpiBinding> answer) {
        KpiBinding.Builder created = request.getKpiBinding().toBuilder()
                .setName(request.getParent() + "/bindings/b" + bindings.size())
                .setSourceKind(SourceKind.valueOf(
                        request.getKpiBinding().getSourceCase().name()));
        if (created.hasWebhook()) {
            created.setWebhook(Webhook.newBuilder().setPath("/hooks/kpi/token"));
        }
        add(created.build());
        answer.onNext(created.build());
        answer.onCompleted();
    }

    @Override
    public void updateKpiBinding(UpdateKpiBindingRequest request, StreamObserver<KpiBinding> answer) {
        updates.add(request);
        KpiBinding changed = find(request.getKpiBinding().getName()).toBuilder()
                .mergeFrom(request.getKpiBinding())
                .build();
        bindings.replaceAll(one -> one.getName().equals(changed.getName()) ? changed : one);
        answer.onNext(changed);
        answer.onCompleted();
    }

    @Override
    public void deleteKpiBinding(DeleteKpiBindingRequest request, StreamObserver<Empty> answer) {
        bindings.remove(find(request.getName()));
        answer.onNext(Empty.getDefaultInstance());
        answer.onCompleted();
    }

    @Override
    public void testKpiBinding(TestKpiBindingRequest request, StreamObserver<TestKpiBindingResponse> answer) {
        answer.onNext(TestKpiBindingResponse.newBuilder()
                .addMeasurements(Measurement.newBuilder()
                        .setMeasureTime(Samples.timestamp(Instant.parse("2026-11-20T09:00:00Z")))
                        .setValue(Decimal.newBuilder().setValue("4711")))
                .setResult(BatchCreateMeasurementsResponse.newBuilder().setCreated(1))
                .build());
        answer.onCompleted();
    }

    @Override
    public void rotateKpiBindingSecret(
            RotateKpiBindingSecretRequest request, StreamObserver<RotateKpiBindingSecretResponse> answer) {
        answer.onNext(RotateKpiBindingSecretResponse.newBuilder()
                .setKpiBinding(find(request.getName()))
                .setSecret(SECRET)
                .build());
        answer.onCompleted();
    }

    private KpiBinding find(String name) {
        return bindings.stream()
                .filter(binding -> binding.getName().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
