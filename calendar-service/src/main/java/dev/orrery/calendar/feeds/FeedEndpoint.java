package dev.orrery.calendar.feeds;

import com.google.protobuf.Empty;
import dev.orrery.calendar.calendars.Mutations;
import dev.orrery.calendar.names.CalendarName;
import dev.orrery.calendar.v1.CreateFeedRequest;
import dev.orrery.calendar.v1.DeleteFeedRequest;
import dev.orrery.calendar.v1.Feed;
import dev.orrery.calendar.v1.FeedServiceGrpc;
import dev.orrery.calendar.v1.ListFeedsRequest;
import dev.orrery.calendar.v1.ListFeedsResponse;
import dev.orrery.calendar.v1.ReadFeedRequest;
import dev.orrery.calendar.v1.ReadFeedResponse;
import dev.orrery.calendar.v1.RotateFeedRequest;
import dev.orrery.kit.identity.Caller;
import dev.orrery.kit.identity.Membership;
import dev.orrery.kit.paging.Page;
import dev.orrery.kit.paging.PageRequest;
import dev.orrery.kit.paging.PageTokens;
import dev.orrery.kit.tenancy.OrganizationTransactions;
import io.grpc.stub.StreamObserver;
import org.springframework.stereotype.Component;

/** The methods of FeedService. */
@Component
final class FeedEndpoint extends FeedServiceGrpc.FeedServiceImplBase {
    private final OrganizationTransactions transactions;
    private final Mutations mutations;
    private final PageTokens pageTokens;
    private final FeedEditor editor;
    private final FeedReader reader;

    FeedEndpoint(
            OrganizationTransactions transactions,
            Mutations mutations,
            PageTokens pageTokens,
            FeedEditor editor,
            FeedReader reader) {
        this.transactions = transactions;
        this.mutations = mutations;
        this.pageTokens = pageTokens;
        this.editor = editor;
        this.reader = reader;
    }

    @Override
    public void createFeed(CreateFeedRequest request, StreamObserver<Feed> responses) {
        Caller caller = Caller.current();
        CalendarName parent = CalendarName.parse("parent", request.getParent());
        Membership membership = caller.membership(parent.organization());
        responses.onNext(transactions.write(
                membership.organization(),
                transaction -> editor.create(transaction, caller, membership, parent.calendar(), request.getFeed())));
        responses.onCompleted();
    }

    @Override
    public void listFeeds(ListFeedsRequest request, StreamObserver<ListFeedsResponse> responses) {
        Caller caller = Caller.current();
        CalendarName parent = CalendarName.parse("parent", request.getParent());
        Membership membership = caller.membership(parent.organization());
        PageRequest asked = pageTokens.read(request);
        Page<Feed> page = transactions.read(
                membership.organization(),
                transaction -> editor.list(transaction, caller, membership, parent.calendar(), asked));
        responses.onNext(ListFeedsResponse.newBuilder()
                .addAllFeeds(page.items())
                .setNextPageToken(page.nextPageToken())
                .build());
        responses.onCompleted();
    }

    @Override
    public void rotateFeed(RotateFeedRequest request, StreamObserver<Feed> responses) {
        Caller caller = Caller.current();
        FeedName name = FeedName.parse("name", request.getName());
        Membership membership = caller.membership(name.organization());
        responses.onNext(transactions.write(
                membership.organization(), transaction -> editor.rotate(transaction, caller, membership, name)));
        responses.onCompleted();
    }

    @Override
    public void deleteFeed(DeleteFeedRequest request, StreamObserver<Empty> responses) {
        Caller caller = Caller.current();
        FeedName name = FeedName.parse("name", request.getName());
        Membership membership = caller.membership(name.organization());
        responses.onNext(mutations.run(membership.organization(), caller, request, Empty.parser(), transaction -> {
            editor.delete(transaction, caller, membership, name);
            return Empty.getDefaultInstance();
        }));
        responses.onCompleted();
    }

    @Override
    public void readFeed(ReadFeedRequest request, StreamObserver<ReadFeedResponse> responses) {
        responses.onNext(reader.read(request));
        responses.onCompleted();
    }
}
