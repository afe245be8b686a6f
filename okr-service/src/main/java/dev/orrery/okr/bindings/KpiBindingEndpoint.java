package dev.orrery.okr.bindings;

import com.google.protobuf.Empty;
import dev.orrery.kit.fieldmask.Update;
import dev.orrery.kit.paging.Page;
import dev.orrery.kit.paging.PageRequest;
import dev.orrery.kit.paging.PageTokens;
import dev.orrery.okr.edits.Answers;
import dev.orrery.okr.edits.Edits;
import dev.orrery.okr.edits.Member;
import dev.orrery.okr.edits.Members;
import dev.orrery.okr.names.KpiBindingId;
import dev.orrery.okr.names.KpiId;
import dev.orrery.okr.v1.CreateKpiBindingRequest;
import dev.orrery.okr.v1.DeleteKpiBindingRequest;
import dev.orrery.okr.v1.GetKpiBindingRequest;
import dev.orrery.okr.v1.KpiBinding;
import dev.orrery.okr.v1.KpiBindingServiceGrpc.KpiBindingServiceImplBase;
import dev.orrery.okr.v1.ListKpiBindingsRequest;
import dev.orrery.okr.v1.ListKpiBindingsResponse;
import dev.orrery.okr.v1.ReceiveKpiHookRequest;
import dev.orrery.okr.v1.ReceiveKpiHookResponse;
import dev.orrery.okr.v1.RotateKpiBindingSecretRequest;
import dev.orrery.okr.v1.RotateKpiBindingSecretResponse;
import dev.orrery.okr.v1.RunKpiBindingRequest;
import dev.orrery.okr.v1.RunKpiBindingResponse;
import dev.orrery.okr.v1.TestKpiBindingRequest;
import dev.orrery.okr.v1.TestKpiBindingResponse;
import dev.orrery.okr.v1.UpdateKpiBindingRequest;
import io.grpc.stub.StreamObserver;
import java.util.List;
import org.springframework.stereotype.Component;

/** Bindings over gRPC, for the owners of their KPIs and for ADMINs; and the door of webhooks, for whoever can sign. */
@Component
final class KpiBindingEndpoint extends KpiBindingServiceImplBase {
    private final Members members;
    private final Edits edits;
    private final PageTokens pageTokens;
    private final BindingStore bindings;
    private final BindingRuns runs;
    private final HookRotation rotation;
    private final HookReceiver hooks;

    KpiBindingEndpoint(
            Members members,
            Edits edits,
            PageTokens pageTokens,
            BindingStore bindings,
            BindingRuns runs,
            HookRotation rotation,
            HookReceiver hooks) {
        this.members = members;
        this.edits = edits;
        this.pageTokens = pageTokens;
        this.bindings = bindings;
        this.runs = runs;
        this.rotation = rotation;
        this.hooks = hooks;
    }

    @Override
    public void createKpiBinding(CreateKpiBindingRequest request, StreamObserver<KpiBinding> responses) {
        List<String> parent = KpiId.NAME.parse("parent", request.getParent());
        Member member = members.of(parent.get(0));
        Answers.send(
                responses,
                edits.run(
                        member,
                        request,
                        KpiBinding.parser(),
                        edit -> bindings.create(
                                edit, new KpiId(parent.get(1)), request.getKpiBindingId(), request.getKpiBinding())));
    }

    @Override
    public void getKpiBinding(GetKpiBindingRequest request, StreamObserver<KpiBinding> responses) {
        Named named = named("name", request.getName());
        Answers.send(
                responses,
                edits.read(
                        named.member(),
                        transaction -> bindings.get(transaction, named.member().author(), named.id())));
    }

    @Override
    public void listKpiBindings(ListKpiBindingsRequest request, StreamObserver<ListKpiBindingsResponse> responses) {
        List<String> parent = KpiId.NAME.parse("parent", request.getParent());
        Member member = members.of(parent.get(0));
        PageRequest asked = pageTokens.read(request);
        Page<KpiBinding> page = edits.read(
                member, transaction -> bindings.list(transaction, member.author(), new KpiId(parent.get(1)), asked));
        Answers.send(
                responses,
                ListKpiBindingsResponse.newBuilder()
                        .addAllKpiBindings(page.items())
                        .setNextPageToken(page.nextPageToken())
                        .build());
    }

    @Override
    public void updateKpiBinding(UpdateKpiBindingRequest request, StreamObserver<KpiBinding> responses) {
        Named named = named("kpi_binding.name", request.getKpiBinding().getName());
        Update<KpiBinding> update = Update.of(request.getKpiBinding(), request.getUpdateMask());
        Answers.send(
                responses,
                edits.run(
                        named.member(),
                        request,
                        KpiBinding.parser(),
                        edit -> bindings.update(edit, named.id(), update)));
    }

    @Override
    public void deleteKpiBinding(DeleteKpiBindingRequest request, StreamObserver<Empty> responses) {
        Named named = named("name", request.getName());
        Answers.send(
                responses,
                edits.delete(named.member(), request, edit -> bindings.delete(edit, named.id(), request.getEtag())));
    }

    @Override
    public void testKpiBinding(TestKpiBindingRequest request, StreamObserver<TestKpiBindingResponse> responses) {
        Named named = named("name", request.getName());
        Answers.send(responses, runs.test(named.member(), named.id()));
    }

    @Override
    public void runKpiBinding(RunKpiBindingRequest request, StreamObserver<RunKpiBindingResponse> responses) {
        Named named = named("name", request.getName());
        Answers.send(responses, runs.run(named.member(), named.id()));
    }

    @Override
    public void rotateKpiBindingSecret(
            RotateKpiBindingSecretRequest request, StreamObserver<RotateKpiBindingSecretResponse> responses) {
        Named named = named("name", request.getName());
        Answers.send(responses, rotation.rotate(named.member(), named.id()));
    }

    @Override
    public void receiveKpiHook(ReceiveKpiHookRequest request, StreamObserver<ReceiveKpiHookResponse> responses) {
        Answers.send(responses, hooks.receive(request));
    }

    private Named named(String field, String name) {
        List<String> segments = KpiBindingId.NAME.parse(field, name);
        return new Named(members.of(segments.get(0)), new KpiBindingId(new KpiId(segments.get(1)), segments.get(2)));
    }

    /** Who calls, and the binding that is meant. */
    private record Named(Member member, KpiBindingId id) {}
}
