package dev.orrery.calendar.subscriptions;

import dev.orrery.calendar.calendars.Mutations;
import dev.orrery.calendar.names.OrganizationName;
import dev.orrery.calendar.v1.GetSubscriptionRequest;
import dev.orrery.calendar.v1.RefreshSubscriptionRequest;
import dev.orrery.calendar.v1.SubscribeCalendarRequest;
import dev.orrery.calendar.v1.SubscribeCalendarResponse;
import dev.orrery.calendar.v1.Subscription;
import dev.orrery.calendar.v1.SubscriptionServiceGrpc;
import dev.orrery.calendar.v1.UpdateSubscriptionRequest;
import dev.orrery.kit.fieldmask.Update;
import dev.orrery.kit.identity.Caller;
import dev.orrery.kit.identity.Membership;
import dev.orrery.kit.identity.OrganizationRole;
import dev.orrery.kit.tenancy.OrganizationTransactions;
import io.grpc.stub.StreamObserver;
import org.springframework.stereotype.Component;

/** The methods of SubscriptionService. */
@Component
final class SubscriptionEndpoint extends SubscriptionServiceGrpc.SubscriptionServiceImplBase {
    private final OrganizationTransactions transactions;
    private final Mutations mutations;
    private final SubscriptionEditor editor;

    SubscriptionEndpoint(OrganizationTransactions transactions, Mutations mutations, SubscriptionEditor editor) {
        this.transactions = transactions;
        this.mutations = mutations;
        this.editor = editor;
    }

    @Override
    public void subscribeCalendar(
            SubscribeCalendarRequest request, StreamObserver<SubscribeCalendarResponse> responses) {
        Caller caller = Caller.current();
        Membership membership = caller.membership(
                OrganizationName.parse("parent", request.getParent()).organization());
        membership.require(OrganizationRole.MEMBER);
        responses.onNext(mutations.run(
                membership.organization(),
                caller,
                request,
                request.getValidateOnly(),
                SubscribeCalendarResponse.parser(),
                transaction -> editor.subscribe(transaction, caller, membership, request)));
        responses.onCompleted();
    }

    @Override
    public void getSubscription(GetSubscriptionRequest request, StreamObserver<Subscription> responses) {
        Caller caller = Caller.current();
        SubscriptionName name = SubscriptionName.parse("name", request.getName());
        Membership membership = caller.membership(name.organization());
        responses.onNext(transactions.read(
                membership.organization(),
                transaction -> editor.get(transaction, caller, membership, name.calendar())));
        responses.onCompleted();
    }

    @Override
    public void updateSubscription(UpdateSubscriptionRequest request, StreamObserver<Subscription> responses) {
        Caller caller = Caller.current();
        SubscriptionName name = SubscriptionName.parse(
                "subscription.name", request.getSubscription().getName());
        Membership membership = caller.membership(name.organization());
        Update<Subscription> update = Update.of(request.getSubscription(), request.getUpdateMask());
        responses.onNext(mutations.run(
                membership.organization(),
                caller,
                request,
                request.getValidateOnly(),
                Subscription.parser(),
                transaction -> editor.update(transaction, caller, membership, name.calendar(), update)));
        responses.onCompleted();
    }

    @Override
    public void refreshSubscription(RefreshSubscriptionRequest request, StreamObserver<Subscription> responses) {
        Caller caller = Caller.current();
        SubscriptionName name = SubscriptionName.parse("name", request.getName());
        Membership membership = caller.membership(name.organization());
        responses.onNext(mutations.run(
                membership.organization(),
                caller,
                request,
                Subscription.parser(),
                transaction -> editor.refresh(transaction, caller, membership, name.calendar())));
        responses.onCompleted();
    }
}
