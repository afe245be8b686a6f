package dev.orrery.calendar.sampledata;

import dev.orrery.calendar.names.OrganizationName;
import dev.orrery.calendar.v1.RemoveSampleDataRequest;
import dev.orrery.calendar.v1.RemoveSampleDataResponse;
import dev.orrery.calendar.v1.SampleDataServiceGrpc;
import dev.orrery.kit.identity.Caller;
import dev.orrery.kit.identity.Membership;
import dev.orrery.kit.tenancy.OrganizationTransactions;
import io.grpc.stub.StreamObserver;
import org.springframework.stereotype.Component;

/** The methods of SampleDataService. */
@Component
final class SampleDataEndpoint extends SampleDataServiceGrpc.SampleDataServiceImplBase {
    private final OrganizationTransactions transactions;
    private final SampleData sampleData;

    SampleDataEndpoint(OrganizationTransactions transactions, SampleData sampleData) {
        this.transactions = transactions;
        this.sampleData = sampleData;
    }

    @Override
    public void removeSampleData(RemoveSampleDataRequest request, StreamObserver<RemoveSampleDataResponse> responses) {
        Caller caller = Caller.current();
        Membership membership = caller.membership(
                OrganizationName.parse("parent", request.getParent()).organization());
        boolean isRemoved = transactions.write(
                membership.organization(), transaction -> sampleData.remove(transaction, caller, membership));
        responses.onNext(
                RemoveSampleDataResponse.newBuilder().setRemoved(isRemoved).build());
        responses.onCompleted();
    }
}
