package dev.orrery.calendar.availability;

import dev.orrery.calendar.freebusy.BusyTimes;
import dev.orrery.calendar.freebusy.Interval;
import dev.orrery.calendar.names.OrganizationName;
import dev.orrery.calendar.v1.FreeBusyServiceGrpc;
import dev.orrery.calendar.v1.QueryFreeBusyRequest;
import dev.orrery.calendar.v1.QueryFreeBusyResponse;
import dev.orrery.kit.identity.Caller;
import dev.orrery.kit.identity.Membership;
import dev.orrery.kit.tenancy.OrganizationTransactions;
import dev.orrery.kit.tenancy.Questions;
import io.grpc.stub.StreamObserver;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The method of FreeBusyService. */
@Component
final class FreeBusyEndpoint extends FreeBusyServiceGrpc.FreeBusyServiceImplBase {
    private final OrganizationTransactions transactions;
    private final Clock clock;

    FreeBusyEndpoint(OrganizationTransactions transactions, Clock clock) {
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public void queryFreeBusy(QueryFreeBusyRequest request, StreamObserver<QueryFreeBusyResponse> responses) {
        Caller caller = Caller.current();
        Membership membership = caller.membership(
                OrganizationName.parse("parent", request.getParent()).organization());
        Map<String, Subject> subjects = Subject.parse(membership.organization(), request.getSubjectsList());
        Interval range = AskedRange.of("start_time", request.getStartTime(), "end_time", request.getEndTime());
        Questions questions = Questions.apart(transactions, membership.organization());
        Map<Subject, Optional<BusyTimes>> times = new FreeBusyReader(questions, caller, membership, clock.instant())
                .read(subjects.values().stream().distinct().toList(), range);
        QueryFreeBusyResponse.Builder response = QueryFreeBusyResponse.newBuilder();
        subjects.forEach((name, subject) ->
                response.addFreeBusy(FreeBusyProtos.freeBusy(name, times.getOrDefault(subject, Optional.empty()))));
        responses.onNext(response.build());
        responses.onCompleted();
    }
}
