package dev.orrery.okr.changes;

import dev.orrery.kit.changes.ChangeFilter;
import dev.orrery.kit.changes.ChangePage;
import dev.orrery.kit.changes.ChangeScope;
import dev.orrery.kit.changes.ChangeStreams;
import dev.orrery.kit.changes.ChangeView;
import dev.orrery.kit.changes.VisibleChange;
import dev.orrery.kit.identity.Caller;
import dev.orrery.okr.edits.Answers;
import dev.orrery.okr.edits.Members;
import dev.orrery.okr.names.Names;
import dev.orrery.okr.v1.Change;
import dev.orrery.okr.v1.ListChangesRequest;
import dev.orrery.okr.v1.ListChangesResponse;
import dev.orrery.okr.v1.OkrChangeServiceGrpc.OkrChangeServiceImplBase;
import dev.orrery.okr.v1.WatchRequest;
import dev.orrery.okr.v1.WatchResponse;
import io.grpc.stub.StreamObserver;
import org.springframework.stereotype.Component;

/** Changes over gRPC. A member sees all of an organisation's; a change-follower sees those of all organisations. */
@Component
final class OkrChangeEndpoint extends OkrChangeServiceImplBase {
    private final Members members;
    private final ChangeStreams streams;

    OkrChangeEndpoint(Members members, ChangeStreams streams) {
        this.members = members;
        this.streams = streams;
    }

    @Override
    public void watch(WatchRequest request, StreamObserver<WatchResponse> responses) {
        ChangeFilter filter = ChangeFilter.of(
                request.getNamePrefix(), request.getTypesList(), ChangeProtos.kinds(request.getKindsList()));
        streams.watch(
                scope(request.getParent()),
                request.getResumePosition(),
                view(filter),
                new ChangeProtos.Frames(),
                responses);
    }

    @Override
    public void listChanges(ListChangesRequest request, StreamObserver<ListChangesResponse> responses) {
        ChangeFilter filter = ChangeFilter.of(
                request.getNamePrefix(), request.getTypesList(), ChangeProtos.kinds(request.getKindsList()));
        ChangePage<Change> page = streams.list(
                scope(request.getParent()), request.getAfterPosition(), request.getPageSize(), view(filter));
        Answers.send(
                responses,
                ListChangesResponse.newBuilder()
                        .addAllChanges(page.changes())
                        .setNextPosition(page.nextPosition())
                        .setHasMore(page.hasMore())
                        .build());
    }

    private ChangeScope scope(String parent) {
        String organization = Names.ORGANIZATION.parse("parent", parent).getFirst();
        if (organization.equals(Names.ANY)) {
            Caller.current().requirePlatformRole(Caller.CHANGE_FOLLOWER);
            return new ChangeScope.AllOrganizations();
        }
        return new ChangeScope.OneOrganization(
                members.of(organization).organization().id());
    }

    private static ChangeView<Change> view(ChangeFilter filter) {
        return logged -> logged.stream()
                .filter(change -> filter.matches(change.fullName(), change.type(), change.kind()))
                .map(change -> new VisibleChange<Change>(change, position -> ChangeProtos.of(change, position)))
                .toList();
    }
}
