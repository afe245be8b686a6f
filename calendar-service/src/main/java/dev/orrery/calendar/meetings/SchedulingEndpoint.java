package dev.orrery.calendar.meetings;

import dev.orrery.calendar.names.OrganizationName;
import dev.orrery.calendar.v1.CheckConflictsRequest;
import dev.orrery.calendar.v1.CheckConflictsResponse;
import dev.orrery.calendar.v1.FindMeetingTimesRequest;
import dev.orrery.calendar.v1.FindMeetingTimesResponse;
import dev.orrery.calendar.v1.SchedulingServiceGrpc;
import dev.orrery.kit.identity.Caller;
import dev.orrery.kit.identity.Membership;
import dev.orrery.kit.tenancy.OrganizationTransactions;
import io.grpc.stub.StreamObserver;
import java.time.Clock;
import org.springframework.stereotype.Component;

/** The methods of SchedulingService. */
@Component
final class SchedulingEndpoint extends SchedulingServiceGrpc.SchedulingServiceImplBase {
    private final OrganizationTransactions transactions;
    private final Clock clock;

    SchedulingEndpoint(OrganizationTransactions transactions, Clock clock) {
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public void checkConflicts(CheckConflictsRequest request, StreamObserver<CheckConflictsResponse> responses) {
        Caller caller = Caller.current();
        Membership membership = caller.membership(
                OrganizationName.parse("parent", request.getParent()).organization());
        ConflictQuestion question = ConflictQuestion.of(caller, membership.organization(), request.getEvent());
        responses.onNext(transactions.read(
                membership.organization(),
                transaction -> question.answer(transaction, caller, membership, clock.instant())));
        responses.onCompleted();
    }

    @Override
    public void findMeetingTimes(FindMeetingTimesRequest request, StreamObserver<FindMeetingTimesResponse> responses) {
        Caller caller = Caller.current();
        Membership membership = caller.membership(
                OrganizationName.parse("parent", request.getParent()).organization());
        MeetingQuestion question = MeetingQuestion.of(membership.organization(), request);
        responses.onNext(transactions.read(
                membership.organization(),
                transaction -> question.answer(transaction, caller, membership, clock.instant())));
        responses.onCompleted();
    }
}
