package dev.orrery.okr.changes;

import dev.orrery.kit.changes.ChangeFilter;
import dev.orrery.kit.changes.ChangePage;
import dev.orrery.kit.changes.ChangeScope;
import dev.orrery.kit.changes.ChangeStreams;
import dev.orrery.kit.changes.ChangeView;
import dev.orrery.kit.changes.VisibleChange;
import dev.orrery.kit.identity.Caller;
import dev.orrery.kit.identity.Organization;
import dev.orrery.kit.paging.Page;
import dev.orrery.kit.paging.PageTokens;
import dev.orrery.okr.edits.Answers;
import dev.orrery.okr.edits.Members;
import dev.orrery.okr.jobs.Organizations;
import dev.orrery.okr.names.Names;
import dev.orrery.okr.v1.Change;
import dev.orrery.okr.v1.ListChangesRequest;
import dev.orrery.okr.v1.ListChangesResponse;
import dev.orrery.okr.v1.ListResourcesRequest;
import dev.orrery.okr.v1.ListResourcesResponse;
import dev.orrery.okr.v1.OkrChangeServiceGrpc.OkrChangeServiceImplBase;
import dev.orrery.okr.v1.WatchRequest;
import dev.orrery.okr.v1.WatchResponse;
import io.grpc.stub.StreamObserver;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Changes over gRPC. A member sees all of an organisation's; a change-follower sees those of all organisations. */
@Component
final class OkrChangeEndpoint extends OkrChangeServiceImplBase {
    private final Members members;
    private final ChangeStreams streams;
    private final Organizations organizations;
    private final ResourceWalk resources;
    private final PageTokens pageTokens;

    OkrChangeEndpoint(
            Members members,
            ChangeStreams streams,
            Organizations organizations,
            ResourceWalk resources,
            PageTokens pageTokens) {
        this.members = members;
        this.streams = streams;
        this.organizations = organizations;
        this.resources = resources;
        this.pageTokens = pageTokens;
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

    @Override
    public void listResources(ListResourcesRequest request, StreamObserver<ListResourcesResponse> responses) {
        List<Organization> searched =
                followed(request.getParent()).map(List::of).orElseGet(organizations::all);
        Page<Change> page = resources.page(searched, request.getTypesList(), pageTokens.read(request));
        Answers.send(
                responses,
                ListResourcesResponse.newBuilder()
                        .addAllChanges(page.items())
                        .setNextPageToken(page.nextPageToken())
                        .build());
    }

    private ChangeScope scope(String parent) {
        return followed(parent)
                .<ChangeScope>map(organization -> new ChangeScope.OneOrganization(organization.id()))
                .orElseGet(ChangeScope.AllOrganizations::new);
    }

    /** The organisation that a member may follow; empty for all, to those who may follow all. */
    private Optional<Organization> followed(String parent) {
        String organization = Names.ORGANIZATION.parse("parent", parent).getFirst();
        if (organization.equals(Names.ANY)) {
            Caller.current().requirePlatformRole(Caller.CHANGE_FOLLOWER);
            return Optional.empty();
        }
        return Optional.of(members.of(organization).organization());
    }

    private static ChangeView<Change> view(ChangeFilter filter) {
        return logged -> logged.stream()
                .filter(change -> filter.matches(change.fullName(), change.type(), change.kind()))
                .map(change -> new VisibleChange<Change>(change, position -> ChangeProtos.of(change, position)))
                .toList();
    }
}
