package dev.orrery.calendar.subscriptions;

import com.google.protobuf.FieldMask;
import dev.orrery.calendar.testing.World;
import dev.orrery.calendar.v1.Calendar;
import dev.orrery.calendar.v1.Event;
import dev.orrery.calendar.v1.GetSubscriptionRequest;
import dev.orrery.calendar.v1.ListChangesRequest;
import dev.orrery.calendar.v1.ListChangesResponse;
import dev.orrery.calendar.v1.ListEventsRequest;
import dev.orrery.calendar.v1.SubscribeCalendarRequest;
import dev.orrery.calendar.v1.SubscribeCalendarResponse;
import dev.orrery.calendar.v1.Subscription;
import dev.orrery.calendar.v1.SubscriptionServiceGrpc;
import dev.orrery.calendar.v1.SubscriptionServiceGrpc.SubscriptionServiceBlockingStub;
import dev.orrery.calendar.v1.UpdateSubscriptionRequest;
import dev.orrery.kit.testing.ServiceChannels;
import dev.orrery.kit.testing.TestCaller;
import java.util.List;

/** Ada's organisation, which subscribes to a calendar of a server. */
final class Subscriber {
    final World world;

    private final ServiceChannels channels;

    Subscriber(ServiceChannels channels) {
        this.channels = channels;
        this.world = new World(channels);
    }

    SubscriptionServiceBlockingStub as(TestCaller caller) {
        return SubscriptionServiceGrpc.newBlockingStub(channels.as(caller));
    }

    SubscribeCalendarRequest.Builder request(String url) {
        return SubscribeCalendarRequest.newBuilder()
                .setParent(world.acme.name())
                .setCalendar(Calendar.newBuilder().setDisplayName("Team").setTimeZone("UTC"))
                .setSubscription(Subscription.newBuilder().setUrl(url));
    }

    SubscribeCalendarResponse subscribe(String url) {
        return as(world.ada).subscribeCalendar(request(url).build());
    }

    Subscription get(TestCaller caller, Calendar calendar) {
        return as(caller)
                .getSubscription(GetSubscriptionRequest.newBuilder()
                        .setName(calendar.getName() + "/subscription")
                        .build());
    }

    Subscription get(Calendar calendar) {
        return get(world.ada, calendar);
    }

    Subscription update(Subscription.Builder wanted, String... paths) {
        return as(world.ada)
                .updateSubscription(UpdateSubscriptionRequest.newBuilder()
                        .setSubscription(wanted)
                        .setUpdateMask(FieldMask.newBuilder().addAllPaths(List.of(paths)))
                        .build());
    }

    List<Event> events(TestCaller caller, Calendar calendar) {
        return world.events(caller)
                .listEvents(ListEventsRequest.newBuilder()
                        .setParent(calendar.getName())
                        .setPageSize(1000)
                        .build())
                .getEventsList();
    }

    List<Event> events(Calendar calendar) {
        return events(world.ada, calendar);
    }

    String position() {
        return changes("").getNextPosition();
    }

    /** What has changed since, as {@code KIND type}. */
    List<String> changesAfter(String position) {
        return changes(position).getChangesList().stream()
                .map(change -> change.getKind() + " " + change.getType())
                .toList();
    }

    private ListChangesResponse changes(String after) {
        return world.changes(world.ada)
                .listChanges(ListChangesRequest.newBuilder()
                        .setParent(world.acme.name())
                        .setAfterPosition(after)
                        .build());
    }
}
