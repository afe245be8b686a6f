package dev.orrery.console.bindings;

import com.google.protobuf.FieldMask;
import dev.orrery.console.calls.OkrCalls;
import dev.orrery.console.calls.Page;
import dev.orrery.console.calls.Pages;
import dev.orrery.console.signin.SignedInUser;
import dev.orrery.okr.v1.CreateKpiBindingRequest;
import dev.orrery.okr.v1.DeleteKpiBindingRequest;
import dev.orrery.okr.v1.GetKpiRequest;
import dev.orrery.okr.v1.Kpi;
import dev.orrery.okr.v1.KpiBinding;
import dev.orrery.okr.v1.ListKpiBindingsRequest;
import dev.orrery.okr.v1.ListKpiBindingsResponse;
import dev.orrery.okr.v1.RotateKpiBindingSecretRequest;
import dev.orrery.okr.v1.RotateKpiBindingSecretResponse;
import dev.orrery.okr.v1.TestKpiBindingRequest;
import dev.orrery.okr.v1.TestKpiBindingResponse;
import dev.orrery.okr.v1.UpdateKpiBindingRequest;
import java.util.List;
import org.springframework.stereotype.Component;

/** Reads and changes the bindings of a KPI. */
@Component
class Bindings {
    /** More than a KPI may have. */
    private static final int MAX_BINDINGS = 50;

    /** What a form shows of every kind of source. */
    private static final List<String> COMMON_FIELDS = List.of("display_name", "schedule", "time_zone", "disabled");

    private final OkrCalls calls;

    Bindings(OkrCalls calls) {
        this.calls = calls;
    }

    Kpi kpi(SignedInUser user, String name) {
        return calls.kpis(user).getKpi(GetKpiRequest.newBuilder().setName(name).build());
    }

    List<KpiBinding> of(SignedInUser user, String kpi) {
        return Pages.all(
                token -> {
                    ListKpiBindingsResponse response = calls.bindings(user)
                            .listKpiBindings(ListKpiBindingsRequest.newBuilder()
                                    .setParent(kpi)
                                    .setPageSize(MAX_BINDINGS)
                                    .setPageToken(token)
                                    .build());
                    return new Page<>(response.getKpiBindingsList(), response.getNextPageToken());
                },
                MAX_BINDINGS);
    }

    /**
     * Creates a binding, or changes the one that has a name.
     *
     * @param requestId the same for each attempt
     */
    KpiBinding save(SignedInUser user, String kpi, KpiBinding binding, String requestId) {
        if (binding.getName().isEmpty()) {
            return calls.bindings(user)
                    .createKpiBinding(CreateKpiBindingRequest.newBuilder()
                            .setParent(kpi)
                            .setKpiBinding(binding)
                            .setRequestId(requestId)
                            .build());
        }
        FieldMask.Builder fields = FieldMask.newBuilder().addAllPaths(COMMON_FIELDS);
        switch (binding.getSourceCase()) {
            case POSTGRES_VIEW -> fields.addPaths("postgres_view");
            case HTTP_API -> fields.addPaths("http_api");
            case WEBHOOK, SOURCE_NOT_SET -> {}
        }
        return calls.bindings(user)
                .updateKpiBinding(UpdateKpiBindingRequest.newBuilder()
                        .setKpiBinding(binding)
                        .setUpdateMask(fields)
                        .setRequestId(requestId)
                        .build());
    }

    void delete(SignedInUser user, KpiBinding binding) {
        var _ = calls.bindings(user)
                .deleteKpiBinding(DeleteKpiBindingRequest.newBuilder()
                        .setName(binding.getName())
                        .setEtag(binding.getEtag())
                        .build());
    }

    /** What a run would record now. */
    TestKpiBindingResponse test(SignedInUser user, KpiBinding binding) {
        return calls.bindings(user)
                .testKpiBinding(TestKpiBindingRequest.newBuilder()
                        .setName(binding.getName())
                        .build());
    }

    RotateKpiBindingSecretResponse rotate(SignedInUser user, KpiBinding binding) {
        return calls.bindings(user)
                .rotateKpiBindingSecret(RotateKpiBindingSecretRequest.newBuilder()
                        .setName(binding.getName())
                        .build());
    }
}
