package dev.orrery.calendar.availability;

import dev.orrery.calendar.calendars.Mutations;
import dev.orrery.calendar.v1.GetWorkingHoursRequest;
import dev.orrery.calendar.v1.UpdateWorkingHoursRequest;
import dev.orrery.calendar.v1.WorkingHours;
import dev.orrery.calendar.v1.WorkingHoursServiceGrpc;
import dev.orrery.kit.fieldmask.Update;
import dev.orrery.kit.identity.Caller;
import dev.orrery.kit.identity.Membership;
import dev.orrery.kit.tenancy.OrganizationTransactions;
import io.grpc.stub.StreamObserver;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import org.springframework.stereotype.Component;

/** The methods of WorkingHoursService. */
@Component
final class WorkingHoursEndpoint extends WorkingHoursServiceGrpc.WorkingHoursServiceImplBase {
    private final OrganizationTransactions transactions;
    private final Mutations mutations;
    private final Clock clock;

    WorkingHoursEndpoint(OrganizationTransactions transactions, Mutations mutations, Clock clock) {
        this.transactions = transactions;
        this.mutations = mutations;
        this.clock = clock;
    }

    @Override
    public void getWorkingHours(GetWorkingHoursRequest request, StreamObserver<WorkingHours> responses) {
        Caller caller = Caller.current();
        WorkingHoursName name = WorkingHoursName.parse("name", request.getName());
        Membership membership = caller.membership(name.organization());
        responses.onNext(transactions.read(
                membership.organization(),
                transaction -> new WorkingHoursEditor(transaction, caller, membership).get(name.user())));
        responses.onCompleted();
    }

    @Override
    public void updateWorkingHours(UpdateWorkingHoursRequest request, StreamObserver<WorkingHours> responses) {
        Caller caller = Caller.current();
        WorkingHoursName name = WorkingHoursName.parse(
                "working_hours.name", request.getWorkingHours().getName());
        Membership membership = caller.membership(name.organization());
        Update<WorkingHours> update = Update.of(request.getWorkingHours(), request.getUpdateMask());
        responses.onNext(mutations.run(
                membership.organization(),
                caller,
                request,
                request.getValidateOnly(),
                WorkingHours.parser(),
                transaction -> new WorkingHoursEditor(transaction, caller, membership)
                        .update(name.user(), update, clock.instant().truncatedTo(ChronoUnit.MICROS))));
        responses.onCompleted();
    }
}
