package dev.orrery.calendar.changes;

import dev.orrery.calendar.calendars.Viewers;
import dev.orrery.calendar.names.OrganizationName;
import dev.orrery.calendar.v1.CalendarChangeServiceGrpc;
import dev.orrery.calendar.v1.Change;
import dev.orrery.calendar.v1.ListChangesRequest;
import dev.orrery.calendar.v1.ListChangesResponse;
import dev.orrery.calendar.v1.WatchRequest;
import dev.orrery.calendar.v1.WatchResponse;
import dev.orrery.kit.changes.ChangeFilter;
import dev.orrery.kit.changes.ChangePage;
import dev.orrery.kit.changes.ChangeScope;
import dev.orrery.kit.changes.ChangeStreams;
import dev.orrery.kit.changes.ChangeView;
import dev.orrery.kit.identity.Caller;
import dev.orrery.kit.identity.Membership;
import dev.orrery.kit.identity.Organization;
import dev.orrery.kit.tenancy.OrganizationTransactions;
import io.grpc.stub.StreamObserver;
import java.util.List;
import org.springframework.stereotype.Component;

/** The methods of CalendarChangeService. */
@Component
final class ChangeEndpoint extends CalendarChangeServiceGrpc.CalendarChangeServiceImplBase {
    private final ChangeStreams streams;
    private final OrganizationTransactions transactions;

    ChangeEndpoint(ChangeStreams streams, OrganizationTransactions transactions) {
        this.streams = streams;
        this.transactions = transactions;
    }

    @Override
    public void watch(WatchRequest request, StreamObserver<WatchResponse> responses) {
        Followed followed = followed(
                request.getParent(), filter(request.getNamePrefix(), request.getTypesList(), request.getKindsList()));
        streams.watch(followed.scope(), request.getResumePosition(), followed.view(), new CalendarFrames(), responses);
    }

    @Override
    public void listChanges(ListChangesRequest request, StreamObserver<ListChangesResponse> responses) {
        Followed followed = followed(
                request.getParent(), filter(request.getNamePrefix(), request.getTypesList(), request.getKindsList()));
        ChangePage<Change> page =
                streams.list(followed.scope(), request.getAfterPosition(), request.getPageSize(), followed.view());
        responses.onNext(ListChangesResponse.newBuilder()
                .addAllChanges(page.changes())
                .setNextPosition(page.nextPosition())
                .setHasMore(page.hasMore())
                .build());
        responses.onCompleted();
    }

    private Followed followed(String parent, ChangeFilter filter) {
        Caller caller = Caller.current();
        OrganizationName name = OrganizationName.parse("parent", parent);
        if (name.isAll()) {
            caller.requirePlatformRole(Caller.CHANGE_FOLLOWER);
            return new Followed(new ChangeScope.AllOrganizations(), new FollowerView(filter));
        }
        Membership membership = caller.membership(name.organization());
        Organization organization = membership.organization();
        CurrentRoles roles = new CurrentRoles(transactions, organization, Viewers.of(caller, membership));
        return new Followed(new ChangeScope.OneOrganization(organization.id()), new MemberView(roles, filter));
    }

    private static ChangeFilter filter(String namePrefix, List<String> types, List<Change.Kind> kinds) {
        return ChangeFilter.of(
                namePrefix, types, kinds.stream().map(ChangeProtos::kind).toList());
    }

    /** What a caller follows, and how they see it. */
    private record Followed(ChangeScope scope, ChangeView<Change> view) {}
}
