package dev.orrery.calendar.search;

import dev.orrery.calendar.names.OrganizationName;
import dev.orrery.calendar.v1.Event;
import dev.orrery.calendar.v1.EventSearchServiceGrpc;
import dev.orrery.calendar.v1.SearchEventsRequest;
import dev.orrery.calendar.v1.SearchEventsResponse;
import dev.orrery.kit.identity.Caller;
import dev.orrery.kit.identity.Membership;
import dev.orrery.kit.paging.Page;
import dev.orrery.kit.paging.PageRequest;
import dev.orrery.kit.paging.PageTokens;
import dev.orrery.kit.tenancy.OrganizationTransactions;
import io.grpc.stub.StreamObserver;
import org.springframework.stereotype.Component;

/** The method of EventSearchService. */
@Component
final class SearchEndpoint extends EventSearchServiceGrpc.EventSearchServiceImplBase {
    private final OrganizationTransactions transactions;
    private final PageTokens pageTokens;

    SearchEndpoint(OrganizationTransactions transactions, PageTokens pageTokens) {
        this.transactions = transactions;
        this.pageTokens = pageTokens;
    }

    @Override
    public void searchEvents(SearchEventsRequest request, StreamObserver<SearchEventsResponse> responses) {
        Caller caller = Caller.current();
        Membership membership = caller.membership(
                OrganizationName.parse("parent", request.getParent()).organization());
        SearchQuery query = SearchQuery.of(request);
        PageRequest page = pageTokens.read(request);
        Page<Event> found = transactions.read(
                membership.organization(),
                transaction -> new EventSearch(transaction, caller, membership).page(query, page));
        responses.onNext(SearchEventsResponse.newBuilder()
                .addAllEvents(found.items())
                .setNextPageToken(found.nextPageToken())
                .build());
        responses.onCompleted();
    }
}
