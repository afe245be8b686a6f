package dev.orrery.calendar.privacy;

import static dev.orrery.calendar.testing.Times.timestamp;

import com.google.api.HttpBody;
import dev.orrery.calendar.testing.World;
import dev.orrery.calendar.v1.AttendeeServiceGrpc;
import dev.orrery.calendar.v1.Calendar;
import dev.orrery.calendar.v1.Change;
import dev.orrery.calendar.v1.CommentServiceGrpc;
import dev.orrery.calendar.v1.Event;
import dev.orrery.calendar.v1.EventSearchServiceGrpc;
import dev.orrery.calendar.v1.ExportCalendarRequest;
import dev.orrery.calendar.v1.ExportEventRequest;
import dev.orrery.calendar.v1.Feed;
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
import dev.orrery.calendar.v1.WatchRequest;
import dev.orrery.calendar.v1.WatchResponse;
import dev.orrery.kit.testing.ServiceChannels;
import dev.orrery.kit.testing.TestCaller;
import io.grpc.Context;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** All that a caller gets to see of a calendar, as text without what tells organisations and positions apart. */
final class ViewedEverything {
    private static final int DEADLINE_SECONDS = 60;

    private final ServiceChannels channels;
    private final World world;
    private final TestCaller caller;
    private final Calendar calendar;
    private final ViewedTimes times;
    private final ViewedFeed feed;
    private final String start;

    ViewedEverything(
            ServiceChannels channels,
            World world,
            TestCaller caller,
            Calendar calendar,
            String room,
            Feed.Detail detail) {
        this.channels = channels;
        this.world = world;
        this.caller = caller;
        this.calendar = calendar;
        this.times = new ViewedTimes(channels, world, caller, calendar, room);
        this.feed = new ViewedFeed(channels, world, caller, calendar, detail);
        this.start = world.changes(caller)
                .listChanges(ListChangesRequest.newBuilder()
                        .setParent(world.acme.name())
                        .build())
                .getNextPosition();
    }

    String text() {
        Transcript all = new Transcript();
        all.add(() -> world.calendars(caller)
                .getCalendar(GetCalendarRequest.newBuilder()
                        .setName(calendar.getName())
                        .build()));
        all.add(() -> world.calendars(caller)
                .listCalendars(ListCalendarsRequest.newBuilder()
                        .setParent(world.acme.name())
                        .build()));
        for (String parent : List.of(calendar.getName(), world.acme.name() + "/calendars/-")) {
            lists(all, parent);
        }
        for (int i = 0; i < 6; i++) {
            event(all, calendar.getName() + "/events/event-" + i);
        }
        event(all, calendar.getName() + "/events/idle-1");
        all.addText(() -> export(world.interchange(caller)
                .exportCalendar(ExportCalendarRequest.newBuilder()
                        .setName(calendar.getName())
                        .build())));
        all.add(() -> EventSearchServiceGrpc.newBlockingStub(channels.as(caller))
                .searchEvents(SearchEventsRequest.newBuilder()
                        .setParent(world.acme.name())
                        .setQ("word")
                        .build()));
        times.addTo(all);
        feed.addTo(all);
        changes(all);
        return all.text(world.acme);
    }

    private void lists(Transcript all, String parent) {
        for (boolean expand : List.of(true, false)) {
            ListEventsRequest.Builder request = ListEventsRequest.newBuilder()
                    .setParent(parent)
                    .setStartTime(timestamp("2026-11-20T00:00:00Z"))
                    .setEndTime(timestamp("2027-01-20T00:00:00Z"))
                    .setPageSize(1_000)
                    .setExpand(expand);
            ListEventsRequest plain = request.build();
            ListEventsRequest searched = request.clone().setQ("word").build();
            ListEventsRequest typed =
                    request.clone().addEventTypes(Event.EventType.FOCUS).build();
            all.add(() -> world.events(caller).listEvents(plain));
            all.add(() -> world.events(caller).listEvents(searched));
            all.add(() -> world.events(caller).listEvents(typed));
        }
    }

    private void event(Transcript all, String name) {
        all.add(() -> world.events(caller)
                .getEvent(GetEventRequest.newBuilder().setName(name).build()));
        all.add(() -> world.events(caller)
                .listEventInstances(
                        ListEventInstancesRequest.newBuilder().setParent(name).build()));
        all.add(() -> world.events(caller)
                .getEventInstance(GetEventInstanceRequest.newBuilder()
                        .setName(name + "/instances/20261130T080000Z")
                        .build()));
        all.add(() -> AttendeeServiceGrpc.newBlockingStub(channels.as(caller))
                .listAttendees(ListAttendeesRequest.newBuilder().setParent(name).build()));
        all.add(() -> CommentServiceGrpc.newBlockingStub(channels.as(caller))
                .listComments(ListCommentsRequest.newBuilder().setParent(name).build()));
        all.addText(() -> world.interchange(caller)
                .exportEvent(ExportEventRequest.newBuilder().setName(name).build())
                .getData()
                .toStringUtf8());
    }

    /** The list of changes, and the stream of as many. */
    private void changes(Transcript all) {
        List<Change> listed = world.changes(caller)
                .listChanges(ListChangesRequest.newBuilder()
                        .setParent(world.acme.name())
                        .setAfterPosition(start)
                        .setPageSize(1_000)
                        .build())
                .getChangesList();
        listed.forEach(change -> all.add(() -> unplaced(change)));
        try (Context.CancellableContext context = Context.current().withCancellation()) {
            Context before = context.attach();
            try {
                stream(all, listed.size());
            } finally {
                context.detach(before);
            }
        }
    }

    private void stream(Transcript all, int count) {
        Iterator<WatchResponse> frames = world.changes(caller)
                .withDeadlineAfter(DEADLINE_SECONDS, TimeUnit.SECONDS)
                .watch(WatchRequest.newBuilder()
                        .setParent(world.acme.name())
                        .setResumePosition(start)
                        .build());
        for (int seen = 0; seen < count; ) {
            WatchResponse frame = frames.next();
            if (frame.hasChange()) {
                seen++;
                all.add(() -> unplaced(frame.getChange()));
            }
        }
    }

    private static Change unplaced(Change change) {
        return change.toBuilder().clearPosition().clearOrganizationUid().build();
    }

    private static String export(Iterator<HttpBody> pieces) {
        StringBuilder text = new StringBuilder();
        pieces.forEachRemaining(piece -> text.append(piece.getData().toStringUtf8()));
        return text.toString();
    }
}
