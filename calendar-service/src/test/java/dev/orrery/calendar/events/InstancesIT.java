package dev.orrery.calendar.events;

import static dev.orrery.calendar.testing.World.anEvent;
import static dev.orrery.calendar.testing.World.berlin;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.FieldMask;
import dev.orrery.calendar.testing.World;
import dev.orrery.calendar.v1.Attendee;
import dev.orrery.calendar.v1.Calendar;
import dev.orrery.calendar.v1.Change;
import dev.orrery.calendar.v1.DeleteEventInstanceRequest;
import dev.orrery.calendar.v1.Event;
import dev.orrery.calendar.v1.GetEventInstanceRequest;
import dev.orrery.calendar.v1.GetEventRequest;
import dev.orrery.calendar.v1.InstanceScope;
import dev.orrery.calendar.v1.ListChangesRequest;
import dev.orrery.calendar.v1.ListEventInstancesRequest;
import dev.orrery.calendar.v1.UpdateEventInstanceRequest;
import dev.orrery.calendar.v1.UpdateEventInstanceResponse;
import dev.orrery.calendar.v1.UpdateEventRequest;
import dev.orrery.kit.testing.Refusal;
import dev.orrery.kit.testing.ServiceChannels;
import dev.orrery.kit.testing.ServiceTest;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ServiceTest
class InstancesIT {
    @Autowired
    private ServiceChannels channels;

    private World world;
    private Calendar calendar;
    private Event series;

    @BeforeEach
    void setUp() {
        world = new World(channels);
        calendar = world.calendar(world.ada);
        series = world.create(
                world.ada,
                calendar,
                anEvent("weekly", "2026-11-23T09:00:00")
                        .addRecurrence("RRULE:FREQ=WEEKLY;COUNT=5")
                        .addAttendees(Attendee.newBuilder()
                                .setEmail("ben@example.test")
                                .setResponse(Attendee.Response.ACCEPTED))
                        .build());
    }

    @Test
    void changesOneInstanceAlone() {
        Event moved = update(
                        instance("20261130T080000Z")
                                .setTitle("party")
                                .setStart(berlin("2026-12-01T15:00:00"))
                                .build(),
                        InstanceScope.THIS,
                        "title",
                        "start")
                .getEvent();

        assertThat(moved.getEnd().getDateTime()).isEqualTo("2026-12-01T16:00:00");
        assertThat(moved.getOriginalStart().getDateTime()).isEqualTo("2026-11-30T09:00:00");
        assertThat(get(moved.getName())).isEqualTo(moved);
        assertThat(starts(series))
                .containsExactly(
                        "2026-11-23T09:00:00 weekly",
                        "2026-12-01T15:00:00 party",
                        "2026-12-07T09:00:00 weekly",
                        "2026-12-14T09:00:00 weekly",
                        "2026-12-21T09:00:00 weekly");
        assertThat(event(series).getSequence()).isZero();
        assertThat(moved.getSequence()).isEqualTo(1);
    }

    @Test
    void cancelsOneInstance() {
        delete("20261130T080000Z", InstanceScope.THIS);

        assertThat(starts(series)).hasSize(4).doesNotContain("2026-11-30T09:00:00 weekly");
        assertThat(Refusal.of(() -> get(series.getName() + "/instances/20261130T080000Z"))
                        .reason())
                .isEqualTo("INSTANCE_NOT_FOUND");
    }

    @Test
    void splitsASeriesInOneStep() {
        update(instance("20261214T080000Z").setTitle("party").build(), InstanceScope.THIS, "title");

        UpdateEventInstanceResponse split = update(
                instance("20261207T080000Z").setLocation("roof").build(), InstanceScope.THIS_AND_FOLLOWING, "location");

        assertThat(split.getPrevious().getRecurrenceList()).containsExactly("RRULE:FREQ=WEEKLY;COUNT=2");
        assertThat(split.getEvent().getRecurrenceList()).containsExactly("RRULE:FREQ=WEEKLY;COUNT=3");
        assertThat(split.getEvent().getSplitFrom()).isEqualTo(series.getName());
        assertThat(split.getEvent().getUid()).isNotEqualTo(series.getUid());
        assertThat(split.getEvent().getAttendees(0).getResponse()).isEqualTo(Attendee.Response.ACCEPTED);
        assertThat(starts(series)).containsExactly("2026-11-23T09:00:00 weekly", "2026-11-30T09:00:00 weekly");
        assertThat(starts(split.getEvent()))
                .containsExactly(
                        "2026-12-07T09:00:00 weekly", "2026-12-14T09:00:00 party", "2026-12-21T09:00:00 weekly");
        assertThat(get(split.getEvent().getName() + "/instances/20261214T080000Z")
                        .getLocation())
                .isEqualTo("roof");
        assertThat(event(split.getEvent())).isEqualTo(split.getEvent());
    }

    @Test
    void tellsWatchersOfBothHalvesAndOfInstances() {
        String start = position();
        update(instance("20261130T080000Z").setTitle("party").build(), InstanceScope.THIS, "title");
        delete("20261130T080000Z", InstanceScope.THIS);
        Event from = update(
                        instance("20261207T080000Z").setTitle("new").build(), InstanceScope.THIS_AND_FOLLOWING, "title")
                .getEvent();

        List<Change> changes = world.changes(world.ada)
                .listChanges(ListChangesRequest.newBuilder()
                        .setParent(world.acme.name())
                        .setAfterPosition(start)
                        .build())
                .getChangesList();

        assertThat(changes)
                .extracting(change -> change.getKind() + " " + change.getType() + " " + change.getResourceName())
                .containsExactly(
                        "UPDATED eventInstance " + series.getName() + "/instances/20261130T080000Z",
                        "DELETED eventInstance " + series.getName() + "/instances/20261130T080000Z",
                        "UPDATED event " + series.getName(),
                        "CREATED event " + from.getName());
        assertThat(changes.getLast().getEvent().getSplitFrom()).isEqualTo(series.getName());
    }

    @Test
    void editsTheWholeSeriesFromItsFirstInstance() {
        UpdateEventInstanceResponse all = update(
                instance("20261123T080000Z").setTitle("renamed").build(), InstanceScope.THIS_AND_FOLLOWING, "title");

        assertThat(all.getEvent().getName()).isEqualTo(series.getName());
        assertThat(all.hasPrevious()).isFalse();
    }

    @Test
    void endsASeriesBeforeAnInstance() {
        delete("20261207T080000Z", InstanceScope.THIS_AND_FOLLOWING);
        assertThat(starts(series)).hasSize(2);

        delete("20261123T080000Z", InstanceScope.THIS_AND_FOLLOWING);
        assertThat(Refusal.of(() -> event(series)).reason()).isEqualTo("EVENT_NOT_FOUND");
    }

    @Test
    void saysWhichInstancesAnEditOfTheSeriesDrops() {
        update(instance("20261130T080000Z").setTitle("party").build(), InstanceScope.THIS, "title");

        Event edited = world.events(world.ada)
                .updateEvent(UpdateEventRequest.newBuilder()
                        .setEvent(event(series).toBuilder().setRecurrence(0, "RRULE:FREQ=WEEKLY;INTERVAL=2"))
                        .setUpdateMask(FieldMask.newBuilder().addPaths("recurrence"))
                        .build());

        assertThat(edited.getDroppedInstancesList()).containsExactly("20261130T080000Z");
        assertThat(event(series).getDroppedInstancesList()).isEmpty();
    }

    @Test
    void refusesWhatAnInstanceCannotBe() {
        Event ruled =
                instance("20261130T080000Z").addRecurrence("RRULE:FREQ=DAILY").build();
        Event stale = instance("20261130T080000Z").setTitle("x").build();
        update(stale, InstanceScope.THIS, "title");

        assertThat(Refusal.of(() -> update(stale, InstanceScope.THIS_AND_FOLLOWING, "title"))
                        .reason())
                .isEqualTo("ETAG_MISMATCH");
        assertThat(Refusal.of(() -> update(ruled.toBuilder().clearEtag().build(), InstanceScope.THIS, "recurrence"))
                        .fields())
                .containsExactly("event.recurrence");
    }

    @Test
    void refusesToSplitWhereTheRuleCannotGoOn() {
        Event odd = world.create(
                world.ada,
                calendar,
                anEvent("odd", "2026-11-23T09:00:00")
                        .addRecurrence("RRULE:FREQ=WEEKLY;INTERVAL=2")
                        .addRecurrence("RDATE;TZID=Europe/Berlin:20261202T090000")
                        .build());
        Event extra = get(odd.getName() + "/instances/20261202T080000Z");

        assertThat(Refusal.of(() -> update(
                                extra.toBuilder().setTitle("x").build(), InstanceScope.THIS_AND_FOLLOWING, "title"))
                        .reason())
                .isEqualTo("SERIES_NOT_DIVISIBLE");
    }

    private UpdateEventInstanceResponse update(Event instance, InstanceScope scope, String... paths) {
        return world.events(world.ada)
                .updateEventInstance(UpdateEventInstanceRequest.newBuilder()
                        .setEvent(instance)
                        .setUpdateMask(FieldMask.newBuilder().addAllPaths(List.of(paths)))
                        .setScope(scope)
                        .build());
    }

    private void delete(String instance, InstanceScope scope) {
        world.events(world.ada)
                .deleteEventInstance(DeleteEventInstanceRequest.newBuilder()
                        .setName(series.getName() + "/instances/" + instance)
                        .setScope(scope)
                        .build());
    }

    private Event.Builder instance(String originalStart) {
        return get(series.getName() + "/instances/" + originalStart).toBuilder();
    }

    private Event get(String name) {
        return world.events(world.ada)
                .getEventInstance(
                        GetEventInstanceRequest.newBuilder().setName(name).build());
    }

    private Event event(Event event) {
        return world.events(world.ada)
                .getEvent(GetEventRequest.newBuilder().setName(event.getName()).build());
    }

    private List<String> starts(Event event) {
        return world
                .events(world.ada)
                .listEventInstances(ListEventInstancesRequest.newBuilder()
                        .setParent(event.getName())
                        .build())
                .getEventsList()
                .stream()
                .map(instance -> instance.getStart().getDateTime() + " " + instance.getTitle())
                .toList();
    }

    private String position() {
        return world.changes(world.ada)
                .listChanges(ListChangesRequest.newBuilder()
                        .setParent(world.acme.name())
                        .build())
                .getNextPosition();
    }
}
