package dev.orrery.okr.keyresults;

import com.google.protobuf.Empty;
import dev.orrery.kit.fieldmask.Update;
import dev.orrery.kit.paging.Page;
import dev.orrery.kit.paging.PageRequest;
import dev.orrery.kit.paging.PageTokens;
import dev.orrery.okr.edits.Answers;
import dev.orrery.okr.edits.Edits;
import dev.orrery.okr.edits.Member;
import dev.orrery.okr.edits.Members;
import dev.orrery.okr.names.CheckInId;
import dev.orrery.okr.names.KeyResultId;
import dev.orrery.okr.names.ObjectiveId;
import dev.orrery.okr.v1.CheckIn;
import dev.orrery.okr.v1.CreateCheckInRequest;
import dev.orrery.okr.v1.CreateKeyResultRequest;
import dev.orrery.okr.v1.DeleteKeyResultRequest;
import dev.orrery.okr.v1.GetCheckInRequest;
import dev.orrery.okr.v1.GetKeyResultRequest;
import dev.orrery.okr.v1.KeyResult;
import dev.orrery.okr.v1.KeyResultServiceGrpc.KeyResultServiceImplBase;
import dev.orrery.okr.v1.ListCheckInsRequest;
import dev.orrery.okr.v1.ListCheckInsResponse;
import dev.orrery.okr.v1.ListKeyResultsRequest;
import dev.orrery.okr.v1.ListKeyResultsResponse;
import dev.orrery.okr.v1.UpdateKeyResultRequest;
import io.grpc.stub.StreamObserver;
import java.util.List;
import org.springframework.stereotype.Component;

/** Key results and check-ins over gRPC. Owners of the objective and ADMINs write key results, members check in. */
@Component
final class KeyResultEndpoint extends KeyResultServiceImplBase {
    private final Members members;
    private final Edits edits;
    private final PageTokens pageTokens;
    private final KeyResultStore keyResults;
    private final CheckInStore checkIns;

    KeyResultEndpoint(
            Members members, Edits edits, PageTokens pageTokens, KeyResultStore keyResults, CheckInStore checkIns) {
        this.members = members;
        this.edits = edits;
        this.pageTokens = pageTokens;
        this.keyResults = keyResults;
        this.checkIns = checkIns;
    }

    @Override
    public void createKeyResult(CreateKeyResultRequest request, StreamObserver<KeyResult> responses) {
        List<String> name = ObjectiveId.NAME.parse("parent", request.getParent());
        Member member = members.of(name.get(0));
        ObjectiveId objective = new ObjectiveId(name.get(1));
        Answers.send(
                responses,
                edits.run(
                        member,
                        request,
                        KeyResult.parser(),
                        edit -> keyResults.create(edit, objective, request.getKeyResultId(), request.getKeyResult())));
    }

    @Override
    public void getKeyResult(GetKeyResultRequest request, StreamObserver<KeyResult> responses) {
        List<String> name = KeyResultId.NAME.parse("name", request.getName());
        Member member = members.of(name.get(0));
        Answers.send(responses, edits.read(member, transaction -> keyResults.get(transaction, id(name))));
    }

    @Override
    public void listKeyResults(ListKeyResultsRequest request, StreamObserver<ListKeyResultsResponse> responses) {
        List<String> name = ObjectiveId.NAME.parse("parent", request.getParent());
        Member member = members.of(name.get(0));
        PageRequest asked = pageTokens.read(request);
        Page<KeyResult> page =
                edits.read(member, transaction -> keyResults.list(transaction, new ObjectiveId(name.get(1)), asked));
        Answers.send(
                responses,
                ListKeyResultsResponse.newBuilder()
                        .addAllKeyResults(page.items())
                        .setNextPageToken(page.nextPageToken())
                        .build());
    }

    @Override
    public void updateKeyResult(UpdateKeyResultRequest request, StreamObserver<KeyResult> responses) {
        List<String> name =
                KeyResultId.NAME.parse("key_result.name", request.getKeyResult().getName());
        Member member = members.of(name.get(0));
        Update<KeyResult> update = Update.of(request.getKeyResult(), request.getUpdateMask());
        Answers.send(
                responses,
                edits.run(member, request, KeyResult.parser(), edit -> keyResults.update(edit, id(name), update)));
    }

    @Override
    public void deleteKeyResult(DeleteKeyResultRequest request, StreamObserver<Empty> responses) {
        List<String> name = KeyResultId.NAME.parse("name", request.getName());
        Member member = members.of(name.get(0));
        Answers.send(
                responses, edits.delete(member, request, edit -> keyResults.delete(edit, id(name), request.getEtag())));
    }

    @Override
    public void createCheckIn(CreateCheckInRequest request, StreamObserver<CheckIn> responses) {
        List<String> name = KeyResultId.NAME.parse("parent", request.getParent());
        Member member = members.of(name.get(0));
        Answers.send(
                responses,
                edits.run(
                        member,
                        request,
                        CheckIn.parser(),
                        edit -> checkIns.create(edit, id(name), request.getCheckInId(), request.getCheckIn())));
    }

    @Override
    public void getCheckIn(GetCheckInRequest request, StreamObserver<CheckIn> responses) {
        List<String> name = CheckInId.NAME.parse("name", request.getName());
        Member member = members.of(name.get(0));
        CheckInId id = new CheckInId(id(name), name.get(3));
        Answers.send(responses, edits.read(member, transaction -> checkIns.get(transaction, id)));
    }

    @Override
    public void listCheckIns(ListCheckInsRequest request, StreamObserver<ListCheckInsResponse> responses) {
        List<String> name = KeyResultId.NAME.parse("parent", request.getParent());
        Member member = members.of(name.get(0));
        PageRequest asked = pageTokens.read(request);
        Page<CheckIn> page = edits.read(member, transaction -> {
            keyResults.get(transaction, id(name));
            return checkIns.list(transaction, id(name), asked);
        });
        Answers.send(
                responses,
                ListCheckInsResponse.newBuilder()
                        .addAllCheckIns(page.items())
                        .setNextPageToken(page.nextPageToken())
                        .build());
    }

    private static KeyResultId id(List<String> name) {
        return new KeyResultId(name.get(1), name.get(2));
    }
}
