package dev.orrery.okr.explanation;

import dev.orrery.kit.identity.OrganizationRole;
import dev.orrery.okr.edits.Answers;
import dev.orrery.okr.edits.Edits;
import dev.orrery.okr.edits.Member;
import dev.orrery.okr.edits.Members;
import dev.orrery.okr.names.KeyResultId;
import dev.orrery.okr.names.ObjectiveId;
import dev.orrery.okr.v1.CheckProgressRequest;
import dev.orrery.okr.v1.CheckProgressResponse;
import dev.orrery.okr.v1.ExplainKeyResultProgressRequest;
import dev.orrery.okr.v1.ExplainObjectiveProgressRequest;
import dev.orrery.okr.v1.ProgressExplanation;
import dev.orrery.okr.v1.ProgressServiceGrpc.ProgressServiceImplBase;
import io.grpc.stub.StreamObserver;
import java.util.List;
import org.springframework.stereotype.Component;

/** Explanations over gRPC. Members read them; ADMINs have all numbers checked. */
@Component
final class ProgressEndpoint extends ProgressServiceImplBase {
    private final Members members;
    private final Edits edits;
    private final Explanations explanations;
    private final ProgressCheck check;

    ProgressEndpoint(Members members, Edits edits, Explanations explanations, ProgressCheck check) {
        this.members = members;
        this.edits = edits;
        this.explanations = explanations;
        this.check = check;
    }

    @Override
    public void explainObjectiveProgress(
            ExplainObjectiveProgressRequest request, StreamObserver<ProgressExplanation> responses) {
        List<String> name = ObjectiveId.NAME.parse("name", request.getName());
        Member member = members.of(name.get(0));
        ObjectiveId id = new ObjectiveId(name.get(1));
        Answers.send(responses, edits.read(member, transaction -> explanations.ofObjective(transaction, id)));
    }

    @Override
    public void explainKeyResultProgress(
            ExplainKeyResultProgressRequest request, StreamObserver<ProgressExplanation> responses) {
        List<String> name = KeyResultId.NAME.parse("name", request.getName());
        Member member = members.of(name.get(0));
        KeyResultId id = new KeyResultId(name.get(1), name.get(2));
        Answers.send(responses, edits.read(member, transaction -> explanations.ofKeyResult(transaction, id)));
    }

    @Override
    public void checkProgress(CheckProgressRequest request, StreamObserver<CheckProgressResponse> responses) {
        Member member = members.ofParent(request.getParent());
        member.require(OrganizationRole.ADMIN);
        Answers.send(responses, edits.read(member, check::of));
    }
}
