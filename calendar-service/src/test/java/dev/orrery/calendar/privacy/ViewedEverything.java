package dev.orrery.calendar.privacy;

import com.google.api.HttpBody;
import com.google.protobuf.MessageOrBuilder;
import com.google.protobuf.Timestamp;
import dev.orrery.calendar.testing.World;
import dev.orrery.calendar.v1.AttendeeServiceGrpc;
import dev.orrery.calendar.v1.Calendar;
import dev.orrery.calendar.v1.CommentServiceGrpc;
import dev.orrery.calendar.v1.Event;
import dev.orrery.calendar.v1.EventSearchServiceGrpc;
import dev.orrery.calendar.v1.ExportCalendarRequest;
import dev.orrery.calendar.v1.ExportEventRequest;
import dev.orrery.calendar.v1.GetCalendarRequest;
import dev.orrery.calendar.v1.GetEventInstanceRequest;
import dev.orrery.calendar.v1.GetEventRequest;
import dev.orrery.calendar.v1.ListAttendeesRequest;
import dev.orrery.calendar.v1.ListCalendarsRequest;
import dev.orrery.calendar.v1.ListChangesRequest;
import dev.orrery.calendar.v1.ListCommentsRequest;
import dev.orrery.calendar.v1.ListEventInstancesRequest;
import dev.orrery.calendar.v1.ListEventsRequest;
import dev.orrery.calendar.v1.SearchEventsRequest;
import dev.orrery.kit.testing.Refusal;
import dev.orrery.kit.testing.ServiceChannels;
import dev.orrery.kit.testing.TestCaller;
import io.grpc.StatusRuntimeException;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.function.Supplier;

/** All that a caller gets to see of a calendar, as text without what tells organisations and positions apart. */
final class ViewedEverything {
    private final ServiceChannels channels;
    private final World world;
    private final TestCaller caller;
    private final Calendar calendar;
    private final String start;

    ViewedEverything(ServiceChannels channels, World world, TestCaller caller, Calendar calendar) {
        this.channels = channels;
        this.world = world;
        this.caller = caller;
        this.calendar = calendar;
        this.start = world.changes(caller)
                .listChanges(ListChangesRequest.newBuilder()
                        .setParent(world.acme.name())
                        .build())
                .getNextPosition();
    }

    String text() {
        StringBuilder all = new StringBuilder();
        add(
                all,
                () -> world.calendars(caller)
                        .getCalendar(GetCalendarRequest.newBuilder()
                                .setName(calendar.getName())
                                .build()));
        add(
                all,
                () -> world.calendars(caller)
                        .listCalendars(ListCalendarsRequest.newBuilder()
                                .setParent(world.acme.name())
                                .build()));
        lists(all);
        for (int i = 0; i < 6; i++) {
            event(all, calendar.getName() + "/events/event-" + i);
        }
        event(all, calendar.getName() + "/events/idle-1");
        addText(
                all,
                () -> export(world.interchange(caller)
                        .exportCalendar(ExportCalendarRequest.newBuilder()
                                .setName(calendar.getName())
                                .build())));
        add(
                all,
                () -> EventSearchServiceGrpc.newBlockingStub(channels.as(caller))
                        .searchEvents(SearchEventsRequest.newBuilder()
                                .setParent(world.acme.name())
                                .setQ("word")
                                .build()));
        changes(all);
        return all.toString().replace(world.acme.alias(), "ORG");
    }

    private void lists(StringBuilder all) {
        for (boolean expand : List.of(true, false)) {
            ListEventsRequest.Builder request = ListEventsRequest.newBuilder()
                    .setParent(calendar.getName())
                    .setStartTime(time("2026-11-20T00:00:00Z"))
                    .setEndTime(time("2027-01-20T00:00:00Z"))
                    .setPageSize(1_000)
                    .setExpand(expand);
            ListEventsRequest plain = request.build();
            ListEventsRequest searched = request.clone().setQ("word").build();
            ListEventsRequest typed =
                    request.clone().addEventTypes(Event.EventType.FOCUS).build();
            add(all, () -> world.events(caller).listEvents(plain));
            add(all, () -> world.events(caller).listEvents(searched));
            add(all, () -> world.events(caller).listEvents(typed));
        }
    }

    private void event(StringBuilder all, String name) {
        add(
                all,
                () -> world.events(caller)
                        .getEvent(GetEventRequest.newBuilder().setName(name).build()));
        add(
                all,
                () -> world.events(caller)
                        .listEventInstances(ListEventInstancesRequest.newBuilder()
                                .setParent(name)
                                .build()));
        add(
                all,
                () -> world.events(caller)
                        .getEventInstance(GetEventInstanceRequest.newBuilder()
                                .setName(name + "/instances/20261130T080000Z")
                                .build()));
        add(
                all,
                () -> AttendeeServiceGrpc.newBlockingStub(channels.as(caller))
                        .listAttendees(ListAttendeesRequest.newBuilder()
                                .setParent(name)
                                .build()));
        add(
                all,
                () -> CommentServiceGrpc.newBlockingStub(channels.as(caller))
                        .listComments(
                                ListCommentsRequest.newBuilder().setParent(name).build()));
        addText(
                all,
                () -> world.interchange(caller)
                        .exportEvent(
                                ExportEventRequest.newBuilder().setName(name).build())
                        .getData()
                        .toStringUtf8());
    }

    private void changes(StringBuilder all) {
        world.changes(caller)
                .listChanges(ListChangesRequest.newBuilder()
                        .setParent(world.acme.name())
                        .setAfterPosition(start)
                        .setPageSize(1_000)
                        .build())
                .getChangesList()
                .forEach(change -> add(
                        all,
                        () -> change.toBuilder()
                                .clearPosition()
                                .clearOrganizationUid()
                                .build()));
    }

    private static void add(StringBuilder all, Supplier<? extends MessageOrBuilder> call) {
        addText(all, () -> call.get().toString());
    }

    private static void addText(StringBuilder all, Supplier<String> call) {
        try {
            all.append(call.get());
        } catch (StatusRuntimeException refused) {
            all.append(Refusal.of(refused).reason());
        }
        all.append('\n');
    }

    private static String export(Iterator<HttpBody> pieces) {
        StringBuilder text = new StringBuilder();
        pieces.forEachRemaining(piece -> text.append(piece.getData().toStringUtf8()));
        return text.toString();
    }

    private static Timestamp time(String text) {
        return Timestamp.newBuilder()
                .setSeconds(Instant.parse(text).getEpochSecond())
                .build();
    }
}
