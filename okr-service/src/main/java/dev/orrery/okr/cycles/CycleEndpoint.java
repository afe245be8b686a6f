package dev.orrery.okr.cycles;

import com.google.protobuf.Empty;
import dev.orrery.kit.fieldmask.Update;
import dev.orrery.kit.identity.OrganizationRole;
import dev.orrery.kit.paging.Page;
import dev.orrery.kit.paging.PageRequest;
import dev.orrery.kit.paging.PageTokens;
import dev.orrery.okr.edits.Answers;
import dev.orrery.okr.edits.Edits;
import dev.orrery.okr.edits.Member;
import dev.orrery.okr.edits.Members;
import dev.orrery.okr.names.CycleId;
import dev.orrery.okr.v1.CreateCycleRequest;
import dev.orrery.okr.v1.Cycle;
import dev.orrery.okr.v1.CycleServiceGrpc.CycleServiceImplBase;
import dev.orrery.okr.v1.DeleteCycleRequest;
import dev.orrery.okr.v1.GetCycleRequest;
import dev.orrery.okr.v1.ListCyclesRequest;
import dev.orrery.okr.v1.ListCyclesResponse;
import dev.orrery.okr.v1.UpdateCycleRequest;
import io.grpc.stub.StreamObserver;
import java.util.List;
import org.springframework.stereotype.Component;

/** Cycles over gRPC. ADMINs write, members read. */
@Component
final class CycleEndpoint extends CycleServiceImplBase {
    private final Members members;
    private final Edits edits;
    private final PageTokens pageTokens;
    private final CycleStore cycles;

    CycleEndpoint(Members members, Edits edits, PageTokens pageTokens, CycleStore cycles) {
        this.members = members;
        this.edits = edits;
        this.pageTokens = pageTokens;
        this.cycles = cycles;
    }

    @Override
    public void createCycle(CreateCycleRequest request, StreamObserver<Cycle> responses) {
        Member member = members.ofParent(request.getParent());
        member.require(OrganizationRole.ADMIN);
        Answers.send(
                responses,
                edits.run(
                        member,
                        request,
                        Cycle.parser(),
                        edit -> cycles.create(edit, request.getCycleId(), request.getCycle())));
    }

    @Override
    public void getCycle(GetCycleRequest request, StreamObserver<Cycle> responses) {
        List<String> name = CycleId.NAME.parse("name", request.getName());
        Member member = members.of(name.get(0));
        Answers.send(responses, edits.read(member, transaction -> cycles.get(transaction, new CycleId(name.get(1)))));
    }

    @Override
    public void listCycles(ListCyclesRequest request, StreamObserver<ListCyclesResponse> responses) {
        Member member = members.ofParent(request.getParent());
        PageRequest asked = pageTokens.read(request);
        Page<Cycle> page = edits.read(member, transaction -> cycles.list(transaction, asked));
        Answers.send(
                responses,
                ListCyclesResponse.newBuilder()
                        .addAllCycles(page.items())
                        .setNextPageToken(page.nextPageToken())
                        .build());
    }

    @Override
    public void updateCycle(UpdateCycleRequest request, StreamObserver<Cycle> responses) {
        List<String> name = CycleId.NAME.parse("cycle.name", request.getCycle().getName());
        Member member = members.of(name.get(0));
        member.require(OrganizationRole.ADMIN);
        Update<Cycle> update = Update.of(request.getCycle(), request.getUpdateMask());
        Answers.send(
                responses,
                edits.run(
                        member,
                        request,
                        Cycle.parser(),
                        edit -> cycles.update(edit, new CycleId(name.get(1)), update)));
    }

    @Override
    public void deleteCycle(DeleteCycleRequest request, StreamObserver<Empty> responses) {
        List<String> name = CycleId.NAME.parse("name", request.getName());
        Member member = members.of(name.get(0));
        member.require(OrganizationRole.ADMIN);
        Answers.send(
                responses,
                edits.delete(
                        member, request, edit -> cycles.delete(edit, new CycleId(name.get(1)), request.getEtag())));
    }
}
