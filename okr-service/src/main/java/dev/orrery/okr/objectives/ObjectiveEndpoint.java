package dev.orrery.okr.objectives;

import com.google.protobuf.Empty;
import dev.orrery.kit.fieldmask.Update;
import dev.orrery.kit.paging.Page;
import dev.orrery.kit.paging.PageRequest;
import dev.orrery.kit.paging.PageTokens;
import dev.orrery.okr.edits.Answers;
import dev.orrery.okr.edits.Edits;
import dev.orrery.okr.edits.Member;
import dev.orrery.okr.edits.Members;
import dev.orrery.okr.names.DependencyId;
import dev.orrery.okr.names.ObjectiveId;
import dev.orrery.okr.v1.CarryOverObjectiveRequest;
import dev.orrery.okr.v1.CarryOverObjectiveResponse;
import dev.orrery.okr.v1.CreateDependencyRequest;
import dev.orrery.okr.v1.CreateObjectiveRequest;
import dev.orrery.okr.v1.DeleteDependencyRequest;
import dev.orrery.okr.v1.DeleteObjectiveRequest;
import dev.orrery.okr.v1.Dependency;
import dev.orrery.okr.v1.GetObjectiveRequest;
import dev.orrery.okr.v1.ListDependenciesRequest;
import dev.orrery.okr.v1.ListDependenciesResponse;
import dev.orrery.okr.v1.ListObjectivesRequest;
import dev.orrery.okr.v1.ListObjectivesResponse;
import dev.orrery.okr.v1.Objective;
import dev.orrery.okr.v1.ObjectiveServiceGrpc.ObjectiveServiceImplBase;
import dev.orrery.okr.v1.UpdateObjectiveRequest;
import io.grpc.stub.StreamObserver;
import java.util.List;
import org.springframework.stereotype.Component;

/** Objectives over gRPC. Members make them; their owners and ADMINs change and delete them. */
@Component
final class ObjectiveEndpoint extends ObjectiveServiceImplBase {
    private final Members members;
    private final Edits edits;
    private final PageTokens pageTokens;
    private final ObjectiveStore objectives;
    private final CarryOver carryOver;
    private final DependencyStore dependencies;

    ObjectiveEndpoint(
            Members members,
            Edits edits,
            PageTokens pageTokens,
            ObjectiveStore objectives,
            CarryOver carryOver,
            DependencyStore dependencies) {
        this.members = members;
        this.edits = edits;
        this.pageTokens = pageTokens;
        this.objectives = objectives;
        this.carryOver = carryOver;
        this.dependencies = dependencies;
    }

    @Override
    public void createObjective(CreateObjectiveRequest request, StreamObserver<Objective> responses) {
        Member member = members.ofParent(request.getParent());
        Answers.send(
                responses,
                edits.run(
                        member,
                        request,
                        Objective.parser(),
                        edit -> objectives.create(edit, request.getObjectiveId(), request.getObjective())));
    }

    @Override
    public void getObjective(GetObjectiveRequest request, StreamObserver<Objective> responses) {
        List<String> name = ObjectiveId.NAME.parse("name", request.getName());
        Member member = members.of(name.get(0));
        Answers.send(
                responses,
                edits.read(member, transaction -> objectives.get(transaction, new ObjectiveId(name.get(1)))));
    }

    @Override
    public void listObjectives(ListObjectivesRequest request, StreamObserver<ListObjectivesResponse> responses) {
        Member member = members.ofParent(request.getParent());
        PageRequest asked = pageTokens.read(request);
        Page<Objective> page =
                edits.read(member, transaction -> objectives.list(transaction, request.getFilter(), asked));
        Answers.send(
                responses,
                ListObjectivesResponse.newBuilder()
                        .addAllObjectives(page.items())
                        .setNextPageToken(page.nextPageToken())
                        .build());
    }

    @Override
    public void updateObjective(UpdateObjectiveRequest request, StreamObserver<Objective> responses) {
        List<String> name =
                ObjectiveId.NAME.parse("objective.name", request.getObjective().getName());
        Member member = members.of(name.get(0));
        Update<Objective> update = Update.of(request.getObjective(), request.getUpdateMask());
        Answers.send(
                responses,
                edits.run(
                        member,
                        request,
                        Objective.parser(),
                        edit -> objectives.update(edit, new ObjectiveId(name.get(1)), update)));
    }

    @Override
    public void deleteObjective(DeleteObjectiveRequest request, StreamObserver<Empty> responses) {
        List<String> name = ObjectiveId.NAME.parse("name", request.getName());
        Member member = members.of(name.get(0));
        Answers.send(
                responses,
                edits.delete(
                        member,
                        request,
                        edit -> objectives.delete(edit, new ObjectiveId(name.get(1)), request.getEtag())));
    }

    @Override
    public void carryOverObjective(
            CarryOverObjectiveRequest request, StreamObserver<CarryOverObjectiveResponse> responses) {
        List<String> name = ObjectiveId.NAME.parse("name", request.getName());
        Member member = members.of(name.get(0));
        Answers.send(
                responses,
                edits.run(
                        member,
                        request,
                        CarryOverObjectiveResponse.parser(),
                        edit -> carryOver.of(edit, new ObjectiveId(name.get(1)), request)));
    }

    @Override
    public void createDependency(CreateDependencyRequest request, StreamObserver<Dependency> responses) {
        List<String> name = ObjectiveId.NAME.parse("parent", request.getParent());
        Member member = members.of(name.get(0));
        ObjectiveId waiting = new ObjectiveId(name.get(1));
        Answers.send(
                responses,
                edits.run(
                        member,
                        request,
                        Dependency.parser(),
                        edit -> dependencies.create(
                                edit, waiting, request.getDependencyId(), request.getDependency())));
    }

    @Override
    public void listDependencies(ListDependenciesRequest request, StreamObserver<ListDependenciesResponse> responses) {
        List<String> name = ObjectiveId.NAME.parse("parent", request.getParent());
        Member member = members.of(name.get(0));
        PageRequest asked = pageTokens.read(request);
        Page<Dependency> page =
                edits.read(member, transaction -> dependencies.list(transaction, new ObjectiveId(name.get(1)), asked));
        Answers.send(
                responses,
                ListDependenciesResponse.newBuilder()
                        .addAllDependencies(page.items())
                        .setNextPageToken(page.nextPageToken())
                        .build());
    }

    @Override
    public void deleteDependency(DeleteDependencyRequest request, StreamObserver<Empty> responses) {
        List<String> name = DependencyId.NAME.parse("name", request.getName());
        Member member = members.of(name.get(0));
        DependencyId id = new DependencyId(new ObjectiveId(name.get(1)), name.get(2));
        Answers.send(responses, edits.delete(member, request, edit -> dependencies.delete(edit, id)));
    }
}
