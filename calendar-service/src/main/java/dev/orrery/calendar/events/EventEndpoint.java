package dev.orrery.calendar.events;

import com.google.protobuf.Empty;
import dev.orrery.calendar.calendars.RememberedCalendars;
import dev.orrery.calendar.calendars.Viewers;
import dev.orrery.calendar.event.GuestPermissions;
import dev.orrery.calendar.eventstore.RememberedEvents;
import dev.orrery.calendar.names.CalendarName;
import dev.orrery.calendar.names.EventName;
import dev.orrery.calendar.names.InstanceName;
import dev.orrery.calendar.v1.BatchCreateEventsRequest;
import dev.orrery.calendar.v1.BatchCreateEventsResponse;
import dev.orrery.calendar.v1.CreateEventRequest;
import dev.orrery.calendar.v1.DeleteEventInstanceRequest;
import dev.orrery.calendar.v1.DeleteEventRequest;
import dev.orrery.calendar.v1.Event;
import dev.orrery.calendar.v1.EventServiceGrpc;
import dev.orrery.calendar.v1.GetEventInstanceRequest;
import dev.orrery.calendar.v1.GetEventRequest;
import dev.orrery.calendar.v1.ListEventInstancesRequest;
import dev.orrery.calendar.v1.ListEventInstancesResponse;
import dev.orrery.calendar.v1.ListEventsRequest;
import dev.orrery.calendar.v1.ListEventsResponse;
import dev.orrery.calendar.v1.MoveEventRequest;
import dev.orrery.calendar.v1.UpdateEventInstanceRequest;
import dev.orrery.calendar.v1.UpdateEventInstanceResponse;
import dev.orrery.calendar.v1.UpdateEventRequest;
import dev.orrery.kit.fieldmask.Update;
import dev.orrery.kit.identity.Caller;
import dev.orrery.kit.identity.Membership;
import dev.orrery.kit.paging.Page;
import dev.orrery.kit.paging.PageRequest;
import dev.orrery.kit.paging.PageTokens;
import dev.orrery.kit.tenancy.OrganizationTransaction;
import dev.orrery.kit.tenancy.OrganizationTransactions;
import io.grpc.stub.StreamObserver;
import org.springframework.stereotype.Component;

/** The methods of EventService. */
@Component
final class EventEndpoint extends EventServiceGrpc.EventServiceImplBase {
    private final OrganizationTransactions transactions;
    private final EventTurns turns;
    private final PageTokens pageTokens;
    private final FollowedEvents followed;
    private final RememberedCalendars rememberedCalendars;
    private final RememberedEvents rememberedEvents;
    private final RememberedWeeks rememberedWeeks;

    EventEndpoint(
            OrganizationTransactions transactions,
            EventTurns turns,
            PageTokens pageTokens,
            FollowedEvents followed,
            RememberedCalendars rememberedCalendars,
            RememberedEvents rememberedEvents,
            RememberedWeeks rememberedWeeks) {
        this.transactions = transactions;
        this.turns = turns;
        this.pageTokens = pageTokens;
        this.followed = followed;
        this.rememberedCalendars = rememberedCalendars;
        this.rememberedEvents = rememberedEvents;
        this.rememberedWeeks = rememberedWeeks;
    }

    @Override
    public void createEvent(CreateEventRequest request, StreamObserver<Event> responses) {
        CalendarName parent = CalendarName.parse("parent", request.getParent());
        responses.onNext(turns.run(
                parent.organization(),
                request,
                request.getValidateOnly(),
                Event.parser(),
                turn -> EventEditor.create(
                        turn.booking(request.getConflictPolicy()),
                        parent.calendar(),
                        request.getEventId(),
                        request.getEvent())));
        responses.onCompleted();
    }

    @Override
    public void getEvent(GetEventRequest request, StreamObserver<Event> responses) {
        Caller caller = Caller.current();
        EventName name = EventName.parse("name", request.getName());
        responses.onNext(caller.hasPlatformRole(Caller.CHANGE_FOLLOWER) ? followed.event(name) : seen(caller, name));
        responses.onCompleted();
    }

    @Override
    public void listEvents(ListEventsRequest request, StreamObserver<ListEventsResponse> responses) {
        Caller caller = Caller.current();
        CalendarName parent = CalendarName.parse("parent", request.getParent());
        Membership membership = caller.membership(parent.organization());
        PageRequest page = pageTokens.read(request);
        ListEventsResponse events = transactions.read(
                membership.organization(),
                transaction -> new EventLists(
                                transaction,
                                membership,
                                Viewers.of(caller, membership),
                                rememberedCalendars,
                                rememberedEvents,
                                rememberedWeeks)
                        .page(parent, request, page));
        responses.onNext(events);
        responses.onCompleted();
    }

    @Override
    public void updateEvent(UpdateEventRequest request, StreamObserver<Event> responses) {
        EventName name = EventName.parse("event.name", request.getEvent().getName());
        Update<Event> update = Update.of(request.getEvent(), request.getUpdateMask());
        responses.onNext(turns.run(
                name.organization(),
                request,
                request.getValidateOnly(),
                Event.parser(),
                turn -> EventEditor.update(turn.booking(request.getConflictPolicy()), name, update)));
        responses.onCompleted();
    }

    @Override
    public void deleteEvent(DeleteEventRequest request, StreamObserver<Empty> responses) {
        EventName name = EventName.parse("name", request.getName());
        responses.onNext(turns.run(name.organization(), request, false, Empty.parser(), turn -> {
            EventEditor.delete(turn, name, request.getEtag());
            return Empty.getDefaultInstance();
        }));
        responses.onCompleted();
    }

    @Override
    public void updateEventInstance(
            UpdateEventInstanceRequest request, StreamObserver<UpdateEventInstanceResponse> responses) {
        InstanceName name = InstanceName.parse("event.name", request.getEvent().getName());
        Update<Event> update = Update.of(request.getEvent(), request.getUpdateMask());
        responses.onNext(turns.run(
                name.event().organization(),
                request,
                request.getValidateOnly(),
                UpdateEventInstanceResponse.parser(),
                running -> {
                    EventTurn turn = running.booking(request.getConflictPolicy());
                    EditableEvent event =
                            turn.editable(name.event(), request.getEvent().getEtag(), GuestPermissions::canModify);
                    InstanceEditor editor = InstanceEditor.of(turn, event, name);
                    return switch (request.getScope()) {
                        case THIS_AND_FOLLOWING -> editor.following().update(update);
                        case THIS, INSTANCE_SCOPE_UNSPECIFIED, UNRECOGNIZED ->
                            UpdateEventInstanceResponse.newBuilder()
                                    .setEvent(editor.update(update))
                                    .build();
                    };
                }));
        responses.onCompleted();
    }

    @Override
    public void deleteEventInstance(DeleteEventInstanceRequest request, StreamObserver<Empty> responses) {
        InstanceName name = InstanceName.parse("name", request.getName());
        responses.onNext(turns.run(name.event().organization(), request, false, Empty.parser(), turn -> {
            EditableEvent event = turn.editable(name.event(), request.getEtag(), guests -> false);
            InstanceEditor editor = InstanceEditor.of(turn, event, name);
            switch (request.getScope()) {
                case THIS_AND_FOLLOWING -> editor.following().delete();
                case THIS, INSTANCE_SCOPE_UNSPECIFIED, UNRECOGNIZED -> editor.cancel();
            }
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
                transaction -> reader(transaction, caller, membership).instance(name)));
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
                transaction -> reader(transaction, caller, membership).instances(parent, request, page));
        responses.onNext(ListEventInstancesResponse.newBuilder()
                .addAllEvents(events.items())
                .setNextPageToken(events.nextPageToken())
                .build());
        responses.onCompleted();
    }

    @Override
    public void batchCreateEvents(
            BatchCreateEventsRequest request, StreamObserver<BatchCreateEventsResponse> responses) {
        CalendarName parent = CalendarName.parse("parent", request.getParent());
        responses.onNext(turns.run(
                parent.organization(),
                request,
                request.getValidateOnly(),
                BatchCreateEventsResponse.parser(),
                turn -> BatchCreateEventsResponse.newBuilder()
                        .addAllEvents(EventBatch.create(
                                turn.booking(request.getConflictPolicy()),
                                request.getParent(),
                                parent.calendar(),
                                request.getRequestsList()))
                        .build()));
        responses.onCompleted();
    }

    @Override
    public void moveEvent(MoveEventRequest request, StreamObserver<Event> responses) {
        EventName name = EventName.parse("name", request.getName());
        CalendarName destination = CalendarName.parse("destination", request.getDestination());
        responses.onNext(turns.run(
                name.organization(),
                request,
                request.getValidateOnly(),
                Event.parser(),
                turn -> EventMove.run(turn, name, destination, request.getEtag())));
        responses.onCompleted();
    }

    private Event seen(Caller caller, EventName name) {
        Membership membership = caller.membership(name.organization());
        return transactions.read(
                membership.organization(),
                transaction -> reader(transaction, caller, membership).event(name));
    }

    private EventReader reader(OrganizationTransaction transaction, Caller caller, Membership membership) {
        return new EventReader(
                transaction,
                caller,
                membership,
                rememberedCalendars.in(transaction, Viewers.of(caller, membership)),
                rememberedEvents.in(transaction));
    }
}
