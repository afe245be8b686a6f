package dev.orrery.calendar.events;

import com.google.protobuf.Empty;
import dev.orrery.calendar.calendars.Mutations;
import dev.orrery.calendar.names.CalendarName;
import dev.orrery.calendar.names.EventName;
import dev.orrery.calendar.names.InstanceName;
import dev.orrery.calendar.v1.CreateEventRequest;
import dev.orrery.calendar.v1.DeleteEventRequest;
import dev.orrery.calendar.v1.Event;
import dev.orrery.calendar.v1.EventServiceGrpc;
import dev.orrery.calendar.v1.GetEventInstanceRequest;
import dev.orrery.calendar.v1.GetEventRequest;
import dev.orrery.calendar.v1.ListEventInstancesRequest;
import dev.orrery.calendar.v1.ListEventInstancesResponse;
import dev.orrery.calendar.v1.ListEventsRequest;
import dev.orrery.calendar.v1.ListEventsResponse;
import dev.orrery.calendar.v1.UpdateEventRequest;
import dev.orrery.kit.fieldmask.Update;
import dev.orrery.kit.identity.Caller;
import dev.orrery.kit.identity.Membership;
import dev.orrery.kit.paging.Page;
import dev.orrery.kit.paging.PageRequest;
import dev.orrery.kit.paging.PageTokens;
import dev.orrery.kit.tenancy.OrganizationTransactions;
import io.grpc.stub.StreamObserver;
import org.springframework.stereotype.Component;

/** The methods of EventService. */
@Component
final class EventEndpoint extends EventServiceGrpc.EventServiceImplBase {
    private final OrganizationTransactions transactions;
    private final Mutations mutations;
    private final PageTokens pageTokens;
    private final EventEditor editor;

    EventEndpoint(
            OrganizationTransactions transactions, Mutations mutations, PageTokens pageTokens, EventEditor editor) {
        this.transactions = transactions;
        this.mutations = mutations;
        this.pageTokens = pageTokens;
        this.editor = editor;
    }

    @Override
    public void createEvent(CreateEventRequest request, StreamObserver<Event> responses) {
        Caller caller = Caller.current();
        CalendarName parent = CalendarName.parse("parent", request.getParent());
        Membership membership = caller.membership(parent.organization());
        responses.onNext(mutations.run(
                membership.organization(),
                caller,
                request,
                request.getValidateOnly(),
                Event.parser(),
                transaction -> editor.create(
                        transaction, caller, membership, parent.calendar(), request.getEventId(), request.getEvent())));
        responses.onCompleted();
    }

    @Override
    public void getEvent(GetEventRequest request, StreamObserver<Event> responses) {
        Caller caller = Caller.current();
        EventName name = EventName.parse("name", request.getName());
        Membership membership = caller.membership(name.organization());
        responses.onNext(transactions.read(
                membership.organization(),
                transaction -> new EventReader(transaction, caller, membership).event(name)));
        responses.onCompleted();
    }

    @Override
    public void listEvents(ListEventsRequest request, StreamObserver<ListEventsResponse> responses) {
        Caller caller = Caller.current();
        CalendarName parent = CalendarName.parse("parent", request.getParent());
        Membership membership = caller.membership(parent.organization());
        PageRequest page = pageTokens.read(request);
        Page<Event> events = transactions.read(
                membership.organization(),
                transaction -> new EventReader(transaction, caller, membership).list(parent, request, page));
        responses.onNext(ListEventsResponse.newBuilder()
                .addAllEvents(events.items())
                .setNextPageToken(events.nextPageToken())
                .build());
        responses.onCompleted();
    }

    @Override
    public void updateEvent(UpdateEventRequest request, StreamObserver<Event> responses) {
        Caller caller = Caller.current();
        EventName name = EventName.parse("event.name", request.getEvent().getName());
        Membership membership = caller.membership(name.organization());
        Update<Event> update = Update.of(request.getEvent(), request.getUpdateMask());
        responses.onNext(mutations.run(
                membership.organization(),
                caller,
                request,
                request.getValidateOnly(),
                Event.parser(),
                transaction -> editor.update(transaction, caller, membership, name, update)));
        responses.onCompleted();
    }

    @Override
    public void deleteEvent(DeleteEventRequest request, StreamObserver<Empty> responses) {
        Caller caller = Caller.current();
        EventName name = EventName.parse("name", request.getName());
        Membership membership = caller.membership(name.organization());
        responses.onNext(mutations.run(membership.organization(), caller, request, Empty.parser(), transaction -> {
            editor.delete(transaction, caller, membership, name, request.getEtag());
            return Empty.getDefaultInstance();
        }));
        responses.onCompleted();
    }

    @Override
    public void getEventInstance(GetEventInstanceRequest request, StreamObserver<Event> responses) {
        Caller caller = Caller.current();
        InstanceName name = InstanceName.parse("name", request.getName());
        Membership membership = caller.membership(name.event().organization());
        responses.onNext(transactions.read(
                membership.organization(),
                transaction -> new EventReader(transaction, caller, membership).instance(name)));
        responses.onCompleted();
    }

    @Override
    public void listEventInstances(
            ListEventInstancesRequest request, StreamObserver<ListEventInstancesResponse> responses) {
        Caller caller = Caller.current();
        EventName parent = EventName.parse("parent", request.getParent());
        Membership membership = caller.membership(parent.organization());
        PageRequest page = pageTokens.read(request);
        Page<Event> events = transactions.read(
                membership.organization(),
                transaction -> new EventReader(transaction, caller, membership).instances(parent, request, page));
        responses.onNext(ListEventInstancesResponse.newBuilder()
                .addAllEvents(events.items())
                .setNextPageToken(events.nextPageToken())
                .build());
        responses.onCompleted();
    }
}
