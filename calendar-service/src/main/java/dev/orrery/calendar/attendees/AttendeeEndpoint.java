package dev.orrery.calendar.attendees;

import com.google.protobuf.Empty;
import dev.orrery.calendar.events.EventTurns;
import dev.orrery.calendar.names.AttendeeName;
import dev.orrery.calendar.names.EventName;
import dev.orrery.calendar.v1.Attendee;
import dev.orrery.calendar.v1.AttendeeServiceGrpc;
import dev.orrery.calendar.v1.CreateAttendeeRequest;
import dev.orrery.calendar.v1.DeleteAttendeeRequest;
import dev.orrery.calendar.v1.Event;
import dev.orrery.calendar.v1.ListAttendeesRequest;
import dev.orrery.calendar.v1.ListAttendeesResponse;
import dev.orrery.calendar.v1.RespondToEventRequest;
import dev.orrery.calendar.v1.UpdateAttendeeRequest;
import dev.orrery.kit.fieldmask.Update;
import dev.orrery.kit.paging.Page;
import dev.orrery.kit.paging.PageRequest;
import dev.orrery.kit.paging.PageTokens;
import dev.orrery.kit.tenancy.OrganizationTransactions;
import io.grpc.stub.StreamObserver;
import org.springframework.stereotype.Component;

/** The methods of AttendeeService. */
@Component
final class AttendeeEndpoint extends AttendeeServiceGrpc.AttendeeServiceImplBase {
    private final OrganizationTransactions transactions;
    private final EventTurns turns;
    private final PageTokens pageTokens;

    AttendeeEndpoint(OrganizationTransactions transactions, EventTurns turns, PageTokens pageTokens) {
        this.transactions = transactions;
        this.turns = turns;
        this.pageTokens = pageTokens;
    }

    @Override
    public void createAttendee(CreateAttendeeRequest request, StreamObserver<Attendee> responses) {
        EventName parent = EventName.parse("parent", request.getParent());
        responses.onNext(turns.run(
                parent.organization(),
                request,
                request.getValidateOnly(),
                Attendee.parser(),
                turn -> AttendeeEditor.create(turn, parent, request.getAttendee())));
        responses.onCompleted();
    }

    @Override
    public void listAttendees(ListAttendeesRequest request, StreamObserver<ListAttendeesResponse> responses) {
        EventName parent = EventName.parse("parent", request.getParent());
        PageRequest page = pageTokens.read(request);
        Page<Attendee> attendees = AttendeeList.read(transactions, parent, page);
        responses.onNext(ListAttendeesResponse.newBuilder()
                .addAllAttendees(attendees.items())
                .setNextPageToken(attendees.nextPageToken())
                .build());
        responses.onCompleted();
    }

    @Override
    public void updateAttendee(UpdateAttendeeRequest request, StreamObserver<Attendee> responses) {
        AttendeeName name =
                AttendeeName.parse("attendee.name", request.getAttendee().getName());
        Update<Attendee> update = Update.of(request.getAttendee(), request.getUpdateMask());
        responses.onNext(turns.run(
                name.event().organization(),
                request,
                request.getValidateOnly(),
                Attendee.parser(),
                turn -> AttendeeEditor.update(turn, name, update)));
        responses.onCompleted();
    }

    @Override
    public void deleteAttendee(DeleteAttendeeRequest request, StreamObserver<Empty> responses) {
        AttendeeName name = AttendeeName.parse("name", request.getName());
        responses.onNext(turns.run(name.event().organization(), request, false, Empty.parser(), turn -> {
            AttendeeEditor.delete(turn, name);
            return Empty.getDefaultInstance();
        }));
        responses.onCompleted();
    }

    @Override
    public void respondToEvent(RespondToEventRequest request, StreamObserver<Event> responses) {
        EventName name = EventName.parse("name", request.getName());
        responses.onNext(turns.run(
                name.organization(), request, false, Event.parser(), turn -> Answer.run(turn, name, request)));
        responses.onCompleted();
    }
}
