package dev.orrery.okr.squads;

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
import dev.orrery.okr.names.SquadId;
import dev.orrery.okr.v1.CreateSquadRequest;
import dev.orrery.okr.v1.DeleteSquadRequest;
import dev.orrery.okr.v1.GetSquadRequest;
import dev.orrery.okr.v1.ListSquadsRequest;
import dev.orrery.okr.v1.ListSquadsResponse;
import dev.orrery.okr.v1.Squad;
import dev.orrery.okr.v1.SquadServiceGrpc.SquadServiceImplBase;
import dev.orrery.okr.v1.UpdateSquadRequest;
import io.grpc.stub.StreamObserver;
import java.util.List;
import org.springframework.stereotype.Component;

/** Squads over gRPC. ADMINs make and delete them; who leads one may change it too. */
@Component
final class SquadEndpoint extends SquadServiceImplBase {
    private final Members members;
    private final Edits edits;
    private final PageTokens pageTokens;
    private final SquadStore squads;

    SquadEndpoint(Members members, Edits edits, PageTokens pageTokens, SquadStore squads) {
        this.members = members;
        this.edits = edits;
        this.pageTokens = pageTokens;
        this.squads = squads;
    }

    @Override
    public void createSquad(CreateSquadRequest request, StreamObserver<Squad> responses) {
        Member member = members.ofParent(request.getParent());
        member.require(OrganizationRole.ADMIN);
        Answers.send(
                responses,
                edits.run(
                        member,
                        request,
                        Squad.parser(),
                        edit -> squads.create(edit, request.getSquadId(), request.getSquad())));
    }

    @Override
    public void getSquad(GetSquadRequest request, StreamObserver<Squad> responses) {
        List<String> name = SquadId.NAME.parse("name", request.getName());
        Member member = members.of(name.get(0));
        Answers.send(responses, edits.read(member, transaction -> squads.get(transaction, new SquadId(name.get(1)))));
    }

    @Override
    public void listSquads(ListSquadsRequest request, StreamObserver<ListSquadsResponse> responses) {
        Member member = members.ofParent(request.getParent());
        PageRequest asked = pageTokens.read(request);
        Page<Squad> page = edits.read(member, transaction -> squads.list(transaction, asked));
        Answers.send(
                responses,
                ListSquadsResponse.newBuilder()
                        .addAllSquads(page.items())
                        .setNextPageToken(page.nextPageToken())
                        .build());
    }

    @Override
    public void updateSquad(UpdateSquadRequest request, StreamObserver<Squad> responses) {
        List<String> name = SquadId.NAME.parse("squad.name", request.getSquad().getName());
        Member member = members.of(name.get(0));
        Update<Squad> update = Update.of(request.getSquad(), request.getUpdateMask());
        Answers.send(
                responses,
                edits.run(
                        member,
                        request,
                        Squad.parser(),
                        edit -> squads.update(edit, new SquadId(name.get(1)), update)));
    }

    @Override
    public void deleteSquad(DeleteSquadRequest request, StreamObserver<Empty> responses) {
        List<String> name = SquadId.NAME.parse("name", request.getName());
        Member member = members.of(name.get(0));
        member.require(OrganizationRole.ADMIN);
        Answers.send(
                responses,
                edits.delete(
                        member, request, edit -> squads.delete(edit, new SquadId(name.get(1)), request.getEtag())));
    }
}
