package dev.orrery.calendar.changes;

import static dev.orrery.calendar.testing.World.anEvent;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.FieldMask;
import dev.orrery.calendar.testing.World;
import dev.orrery.calendar.v1.AccessRule;
import dev.orrery.calendar.v1.Calendar;
import dev.orrery.calendar.v1.Change;
import dev.orrery.calendar.v1.DeleteAccessRuleRequest;
import dev.orrery.calendar.v1.DeleteCalendarRequest;
import dev.orrery.calendar.v1.Event;
import dev.orrery.calendar.v1.GetEventRequest;
import dev.orrery.calendar.v1.ListChangesRequest;
import dev.orrery.calendar.v1.ListChangesResponse;
import dev.orrery.calendar.v1.UpdateAccessRuleRequest;
import dev.orrery.calendar.v1.UpdateEventRequest;
import dev.orrery.calendar.v1.WatchRequest;
import dev.orrery.calendar.v1.WatchResponse;
import dev.orrery.kit.identity.Caller;
import dev.orrery.kit.testing.Refusal;
import dev.orrery.kit.testing.ServiceChannels;
import dev.orrery.kit.testing.ServiceTest;
import dev.orrery.kit.testing.TestCaller;
import io.grpc.Context;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ServiceTest
class WatchIT {
    private static final int DEADLINE_SECONDS = 30;

    @Autowired
    private ServiceChannels channels;

    private World world;
    private Calendar calendar;

    @BeforeEach
    void setUp() {
        world = new World(channels);
        calendar = world.calendar(world.ada);
    }

    @Test
    void streamsChangesInOrderAndResumesWithoutLoss() throws Exception {
        List<Change> first = new ArrayList<>();
        try (Context.CancellableContext context = Context.current().withCancellation()) {
            Context before = context.attach();
            try {
                Iterator<WatchResponse> frames = watch(world.ada, "");
                frames.next();
                world.create(
                        world.ada,
                        calendar,
                        anEvent("one", "2026-11-23T09:00:00").build());
                world.create(
                        world.ada,
                        calendar,
                        anEvent("two", "2026-11-24T09:00:00").build());
                first.addAll(changes(frames, 2));
            } finally {
                context.detach(before);
            }
        }
        world.create(
                world.ada, calendar, anEvent("three", "2026-11-25T09:00:00").build());

        List<Change> resumed = changes(watch(world.ada, first.getFirst().getPosition()), 2);

        assertThat(first).extracting(change -> change.getEvent().getTitle()).containsExactly("one", "two");
        assertThat(resumed).extracting(change -> change.getEvent().getTitle()).containsExactly("two", "three");
    }

    @Test
    void showsBusyTimesOnlyToThoseWhoSeeNoMore() {
        world.grant(world.ada, calendar, world.ben, AccessRule.Role.FREE_BUSY);
        String start = position(world.ben);
        Event event = world.create(
                world.ada, calendar, anEvent("secret", "2026-11-23T09:00:00").build());
        update(event.toBuilder().setTitle("still secret").build(), "title");
        update(event.toBuilder().setTransparency(Event.Transparency.TRANSPARENT).build(), "transparency");

        List<Change> seen = list(world.ben, start);

        assertThat(seen).extracting(Change::getKind).containsExactly(Change.Kind.CREATED, Change.Kind.DELETED);
        assertThat(seen.getFirst().getEvent().getTitle()).isEmpty();
        assertThat(seen.getFirst().getEvent().getStart().getDateTime()).isEqualTo("2026-11-23T09:00:00");
        assertThat(seen.getFirst().getEvent().getEtag()).isEmpty();
        assertThat(list(world.ada, start)).hasSize(3);
    }

    @Test
    void tellsWhoGainsAndWhoLosesACalendar() {
        String start = position(world.ben);
        AccessRule rule = world.grant(world.ada, calendar, world.ben, AccessRule.Role.READ);
        world.create(
                world.ada, calendar, anEvent("shared", "2026-11-23T09:00:00").build());
        List<Change> gained = list(world.ben, start);
        world.access(world.ada)
                .updateAccessRule(UpdateAccessRuleRequest.newBuilder()
                        .setAccessRule(rule.toBuilder().setRole(AccessRule.Role.FREE_BUSY))
                        .setUpdateMask(FieldMask.newBuilder().addPaths("role"))
                        .build());
        String reduced = gained.getLast().getPosition();
        List<Change> less = list(world.ben, reduced);
        world.access(world.ada)
                .deleteAccessRule(DeleteAccessRuleRequest.newBuilder()
                        .setName(rule.getName())
                        .build());
        world.create(
                world.ada,
                calendar,
                anEvent("private again", "2026-11-23T09:00:00").build());
        List<Change> lost = list(world.ben, less.getLast().getPosition());

        assertThat(gained).extracting(Change::getType).containsExactly("calendar", "event");
        assertThat(gained.getFirst().getKind()).isEqualTo(Change.Kind.CREATED);
        assertThat(gained.getFirst().getCalendar().getMyRole()).isEqualTo(AccessRule.Role.READ);
        assertThat(less).extracting(Change::getKind).containsExactly(Change.Kind.DELETED, Change.Kind.CREATED);
        assertThat(lost).extracting(Change::getKind).containsExactly(Change.Kind.DELETED);
        assertThat(lost.getFirst().getResourceName()).isEqualTo(calendar.getName());
    }

    @Test
    void showsNothingOfAnotherOrganization() {
        assertThat(Refusal.of(() -> position(world.cleo)).reason()).isEqualTo("ORGANIZATION_NOT_FOUND");
    }

    @Test
    void letsOnlyFollowersWatchAllOrganizations() {
        ListChangesRequest all =
                ListChangesRequest.newBuilder().setParent("orgs/-").build();
        TestCaller follower = TestCaller.named("okr-service").withPlatformRole(Caller.CHANGE_FOLLOWER);

        assertThat(Refusal.of(() -> world.changes(world.ada).listChanges(all)).reason())
                .isEqualTo("ACCESS_DENIED");
        String start = world.changes(follower).listChanges(all).getNextPosition();
        world.create(world.ada, calendar, anEvent("seen", "2026-11-23T09:00:00").build());
        ListChangesResponse seen = world.changes(follower)
                .listChanges(all.toBuilder()
                        .setAfterPosition(start)
                        .setPageSize(1000)
                        .build());

        assertThat(seen.getChangesList())
                .filteredOn(change -> change.getResourceName().startsWith(calendar.getName()))
                .extracting(change -> change.getEvent().getTitle())
                .containsExactly("seen");
    }

    @Test
    void answersFollowersWhatTheyAskForByName() {
        TestCaller follower = TestCaller.named("okr-service").withPlatformRole(Caller.CHANGE_FOLLOWER);
        Event secret = world.create(
                world.ada,
                calendar,
                anEvent("secret", "2026-11-23T09:00:00")
                        .setVisibility(Event.Visibility.PRIVATE)
                        .build());

        assertThat(get(follower, secret.getName())).isEqualTo(secret);
        assertThat(Refusal.of(() -> get(follower, secret.getName() + "-not")).reason())
                .isEqualTo("EVENT_NOT_FOUND");
        assertThat(Refusal.of(() -> get(follower, "orgs/nowhere/calendars/team/events/planning"))
                        .reason())
                .isEqualTo("ORGANIZATION_NOT_FOUND");
        world.calendars(world.ada)
                .deleteCalendar(DeleteCalendarRequest.newBuilder()
                        .setName(calendar.getName())
                        .build());
        assertThat(Refusal.of(() -> get(follower, secret.getName())).reason()).isEqualTo("CALENDAR_NOT_FOUND");
    }

    @Test
    void refusesAPositionThatItDidNotGiveOut() {
        assertThat(Refusal.of(() -> list(world.ada, "nonsense")).reason()).isEqualTo("POSITION_INVALID");
    }

    private Event get(TestCaller caller, String name) {
        return world.events(caller)
                .getEvent(GetEventRequest.newBuilder().setName(name).build());
    }

    private void update(Event event, String path) {
        world.events(world.ada)
                .updateEvent(UpdateEventRequest.newBuilder()
                        .setEvent(event.toBuilder().clearEtag())
                        .setUpdateMask(FieldMask.newBuilder().addPaths(path))
                        .build());
    }

    private String position(TestCaller caller) {
        return world.changes(caller)
                .listChanges(ListChangesRequest.newBuilder()
                        .setParent(world.acme.name())
                        .build())
                .getNextPosition();
    }

    private List<Change> list(TestCaller caller, String after) {
        return world.changes(caller)
                .listChanges(ListChangesRequest.newBuilder()
                        .setParent(world.acme.name())
                        .setAfterPosition(after)
                        .build())
                .getChangesList();
    }

    private Iterator<WatchResponse> watch(TestCaller caller, String position) {
        return world.changes(caller)
                .withDeadlineAfter(DEADLINE_SECONDS, TimeUnit.SECONDS)
                .watch(WatchRequest.newBuilder()
                        .setParent(world.acme.name())
                        .setResumePosition(position)
                        .build());
    }

    private static List<Change> changes(Iterator<WatchResponse> frames, int count) {
        List<Change> changes = new ArrayList<>();
        while (changes.size() < count) {
            WatchResponse frame = frames.next();
            if (frame.hasChange()) {
                changes.add(frame.getChange());
            }
        }
        return changes;
    }
}
