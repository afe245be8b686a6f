package dev.orrery.okr.kpis;

import com.google.protobuf.Empty;
import dev.orrery.kit.paging.Page;
import dev.orrery.kit.paging.PageRequest;
import dev.orrery.kit.paging.PageTokens;
import dev.orrery.okr.edits.Answers;
import dev.orrery.okr.edits.Edits;
import dev.orrery.okr.edits.Member;
import dev.orrery.okr.edits.Members;
import dev.orrery.okr.fields.MomentIds;
import dev.orrery.okr.fields.Times;
import dev.orrery.okr.names.KpiId;
import dev.orrery.okr.names.KpiTargetId;
import dev.orrery.okr.v1.CreateKpiTargetRequest;
import dev.orrery.okr.v1.DeleteKpiTargetRequest;
import dev.orrery.okr.v1.KpiStatusChange;
import dev.orrery.okr.v1.KpiStatusServiceGrpc.KpiStatusServiceImplBase;
import dev.orrery.okr.v1.KpiTarget;
import dev.orrery.okr.v1.ListKpiStatusChangesRequest;
import dev.orrery.okr.v1.ListKpiStatusChangesResponse;
import dev.orrery.okr.v1.ListKpiTargetsRequest;
import dev.orrery.okr.v1.ListKpiTargetsResponse;
import io.grpc.stub.StreamObserver;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Targets and status histories over gRPC. Members read; the KPI's owner and ADMINs set targets. */
@Component
final class KpiStatusEndpoint extends KpiStatusServiceImplBase {
    private final Members members;
    private final Edits edits;
    private final PageTokens pageTokens;
    private final KpiStore kpis;
    private final TargetStore targets;

    KpiStatusEndpoint(Members members, Edits edits, PageTokens pageTokens, KpiStore kpis, TargetStore targets) {
        this.members = members;
        this.edits = edits;
        this.pageTokens = pageTokens;
        this.kpis = kpis;
        this.targets = targets;
    }

    @Override
    public void createKpiTarget(CreateKpiTargetRequest request, StreamObserver<KpiTarget> responses) {
        List<String> name = KpiId.NAME.parse("parent", request.getParent());
        Member member = members.of(name.get(0));
        Answers.send(
                responses,
                edits.run(
                        member,
                        request,
                        KpiTarget.parser(),
                        edit -> targets.create(edit, new KpiId(name.get(1)), request.getKpiTarget())));
    }

    @Override
    public void listKpiTargets(ListKpiTargetsRequest request, StreamObserver<ListKpiTargetsResponse> responses) {
        List<String> name = KpiId.NAME.parse("parent", request.getParent());
        Member member = members.of(name.get(0));
        PageRequest asked = pageTokens.read(request);
        Page<KpiTarget> page = edits.read(member, transaction -> {
            KpiId kpi = new KpiId(name.get(1));
            kpis.get(transaction, kpi);
            return targets.list(transaction, kpi, asked);
        });
        Answers.send(
                responses,
                ListKpiTargetsResponse.newBuilder()
                        .addAllKpiTargets(page.items())
                        .setNextPageToken(page.nextPageToken())
                        .build());
    }

    @Override
    public void deleteKpiTarget(DeleteKpiTargetRequest request, StreamObserver<Empty> responses) {
        List<String> name = KpiTargetId.NAME.parse("name", request.getName());
        Member member = members.of(name.get(0));
        KpiTargetId id = new KpiTargetId(new KpiId(name.get(1)), MomentIds.moment(name.get(2)));
        Answers.send(responses, edits.delete(member, request, edit -> targets.delete(edit, id)));
    }

    @Override
    public void listKpiStatusChanges(
            ListKpiStatusChangesRequest request, StreamObserver<ListKpiStatusChangesResponse> responses) {
        List<String> name = KpiId.NAME.parse("parent", request.getParent());
        Member member = members.of(name.get(0));
        PageRequest asked = pageTokens.read(request);
        Optional<Instant> start =
                Optional.ofNullable(Times.optional("start_time", request.hasStartTime(), request.getStartTime()));
        Optional<Instant> end =
                Optional.ofNullable(Times.optional("end_time", request.hasEndTime(), request.getEndTime()));
        Page<KpiStatusChange> page = edits.read(member, transaction -> {
            KpiId kpi = new KpiId(name.get(1));
            kpis.get(transaction, kpi);
            return StatusHistory.list(transaction, kpi, start, end, asked).map(StatusChangeProtos::of);
        });
        Answers.send(
                responses,
                ListKpiStatusChangesResponse.newBuilder()
                        .addAllStatusChanges(page.items())
                        .setNextPageToken(page.nextPageToken())
                        .build());
    }
}
