package dev.orrery.calendar.follower;

import static dev.orrery.calendar.testing.Times.timestamp;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import dev.orrery.calendar.squads.SquadMembers;
import dev.orrery.calendar.testing.FakeOkr;
import dev.orrery.calendar.testing.World;
import dev.orrery.calendar.v1.Calendar;
import dev.orrery.calendar.v1.Event;
import dev.orrery.calendar.v1.ListEventsRequest;
import dev.orrery.calendar.v1.ListEventsResponse;
import dev.orrery.kit.tenancy.OrganizationTransactions;
import dev.orrery.kit.testing.Refusal;
import dev.orrery.kit.testing.ServiceChannels;
import dev.orrery.kit.testing.ServiceTest;
import dev.orrery.kit.testing.TestCaller;
import dev.orrery.okr.v1.Change;
import dev.orrery.okr.v1.Kpi;
import dev.orrery.okr.v1.Objective;
import dev.orrery.okr.v1.Project;
import dev.orrery.okr.v1.Squad;
import dev.orrery.okr.v1.Task;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What happens in okr-service is known here: squads, and the dates of goals and work among the events. */
@ServiceTest
class FollowerIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final List<Event.Layer> ALL = List.of(
            Event.Layer.EVENTS, Event.Layer.TASKS, Event.Layer.PROJECTS, Event.Layer.OBJECTIVES, Event.Layer.KPIS);

    @Autowired
    private ServiceChannels channels;

    @Autowired
    private FakeOkr okr;

    @Autowired
    private OrganizationTransactions transactions;

    private World world;

    @BeforeEach
    void begin() {
        world = new World(channels);
    }

    @Test
    void knowsWhoIsInASquadAsLongAsTheyAre() {
        okr.publish(squad("core", world.ada, world.ben));
        awaitSquads(world.ben, "core");

        okr.publish(squad("core", world.ada));
        awaitSquads(world.ben);
        assertThat(squadsOf(world.ada)).containsExactly("core");

        okr.publish(squad("core", world.ada, world.ben));
        awaitSquads(world.ben, "core");

        okr.publish(gone("squads/core", "squad"));
        awaitSquads(world.ben);
        awaitSquads(world.ada);
    }

    @Test
    void showsTheDatesOfGoalsAndWorkAmongTheEventsInOrder() {
        Calendar calendar = world.calendar(world.ada);
        Event meeting = world.create(
                world.ada,
                calendar,
                World.anEvent("Meeting", "2026-11-23T10:00:00").build());
        publishDates();

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(list(world.ada, 100, ALL)).hasSize(5));

        assertThat(list(world.ada, 2, ALL))
                .isEqualTo(list(world.ada, 100, ALL))
                .extracting(Event::getName)
                .containsExactly(
                        name("objectives/grow"),
                        name("tasks/write"),
                        meeting.getName(),
                        name("projects/move"),
                        name("kpis/churn"));
        assertThat(list(world.ada, 100, ALL).get(0).getStart().getDate()).isEqualTo("2026-11-23");
        assertThat(list(world.ada, 100, List.of(Event.Layer.TASKS)))
                .singleElement()
                .satisfies(task -> {
                    assertThat(task.getTitle()).isEqualTo("Write");
                    assertThat(task.getEventType()).isEqualTo(Event.EventType.DEADLINE);
                    assertThat(task.getLayer()).isEqualTo(Event.Layer.TASKS);
                    assertThat(task.getStart().getInstant()).isEqualTo(timestamp("2026-11-23T08:00:00Z"));
                });
        assertThat(list(world.ada, 100, List.of())).containsExactly(meeting);
        assertThat(list(world.gus, 100, ALL)).isEmpty();
    }

    @Test
    void showsWhenAnObjectiveIsCheckedInOnBesideWhenItIsDue() {
        List<Event.Layer> both = List.of(Event.Layer.OBJECTIVES, Event.Layer.CHECK_INS);
        okr.publish(objective(Objective.newBuilder()
                .setDueDate("2026-11-27")
                .addUpcomingCheckInTimes(timestamp("2026-11-25T09:00:00Z"))
                .addUpcomingCheckInTimes(timestamp("2026-11-27T00:00:00Z"))));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(list(world.ada, 1, both))
                        .extracting(Event::getName, Event::getLayer, Event::getEventType)
                        .containsExactly(
                                tuple(name("objectives/grow"), Event.Layer.CHECK_INS, Event.EventType.CHECK_IN),
                                tuple(name("objectives/grow"), Event.Layer.CHECK_INS, Event.EventType.CHECK_IN),
                                tuple(name("objectives/grow"), Event.Layer.OBJECTIVES, Event.EventType.DEADLINE)));

        okr.publish(objective(Objective.newBuilder().addUpcomingCheckInTimes(timestamp("2026-11-26T09:00:00Z"))));

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(list(world.ada, 100, both))
                        .extracting(event -> event.getStart().getInstant())
                        .containsExactly(timestamp("2026-11-26T09:00:00Z")));
    }

    @Test
    void forgetsTheDateOfWhatIsDoneOrGone() {
        publishDates();
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(list(world.ada, 100, ALL)).hasSize(4));

        okr.publish(task(Task.State.DONE));
        okr.publish(gone("kpis/churn", "kpi"));

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(list(world.ada, 100, ALL))
                        .extracting(Event::getName)
                        .containsExactly(name("objectives/grow"), name("projects/move")));
    }

    @Test
    void startsOverWhenItsPositionHasExpired() {
        publishDates();
        okr.publish(squad("core", world.ada));
        awaitSquads(world.ada, "core");
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(list(world.ada, 100, ALL)).hasSize(4));

        okr.publishUntold(gone("objectives/grow", "objective"));
        okr.publishUntold(gone("squads/core", "squad"));
        okr.publishUntold(squad("edge", world.ada));

        awaitSquads(world.ada, "edge");
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(list(world.ada, 100, ALL))
                        .extracting(Event::getName)
                        .containsExactly(name("tasks/write"), name("projects/move"), name("kpis/churn")));
    }

    @Test
    void refusesLayersOfOneCalendarOrWithoutInstances() {
        Calendar calendar = world.calendar(world.ada);
        ListEventsRequest.Builder request = ListEventsRequest.newBuilder().addLayers(Event.Layer.TASKS);

        assertThat(Refusal.of(() -> world.events(world.ada)
                                .listEvents(request.setParent(calendar.getName())
                                        .setExpand(true)
                                        .build()))
                        .fields())
                .containsExactly("layers");
        assertThat(Refusal.of(() -> world.events(world.ada)
                                .listEvents(request.setParent(name("calendars/-"))
                                        .setExpand(false)
                                        .build()))
                        .fields())
                .containsExactly("layers");
    }

    private void publishDates() {
        okr.publish(task(Task.State.TODO));
        okr.publish(change("projects/move", "project")
                .setProject(Project.newBuilder().setDisplayName("Move").setDueDate("2026-11-24"))
                .build());
        okr.publish(objective(Objective.newBuilder().setDueDate("2026-11-23")));
        okr.publish(change("kpis/churn", "kpi")
                .setKpi(Kpi.newBuilder().setDisplayName("Churn").setNextReviewTime(timestamp("2026-11-25T12:00:00Z")))
                .build());
    }

    private Change objective(Objective.Builder objective) {
        return change("objectives/grow", "objective")
                .setObjective(objective.setTitle("Grow"))
                .build();
    }

    private Change task(Task.State state) {
        return change("tasks/write", "task")
                .setTask(Task.newBuilder()
                        .setTitle("Write")
                        .setState(state)
                        .setDueTime(timestamp("2026-11-23T08:00:00Z")))
                .build();
    }

    private Change squad(String id, TestCaller... members) {
        Squad.Builder squad = Squad.newBuilder();
        for (TestCaller member : members) {
            squad.addMembersBuilder().setUser(world.acme.userName(member.id()));
        }
        return change("squads/" + id, "squad").setSquad(squad).build();
    }

    private Change gone(String path, String type) {
        return change(path, type).setKind(Change.Kind.DELETED).build();
    }

    private Change.Builder change(String path, String type) {
        return Change.newBuilder()
                .setKind(Change.Kind.UPDATED)
                .setResourceName(name(path))
                .setType(type)
                .setOrganizationUid(world.acme.id().toString());
    }

    private String name(String path) {
        return world.acme.name() + "/" + path;
    }

    private Set<String> squadsOf(TestCaller caller) {
        return transactions.read(
                world.acme,
                transaction -> SquadMembers.squadsOf(transaction, caller.id().value()));
    }

    private void awaitSquads(TestCaller caller, String... squads) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(squadsOf(caller)).containsExactly(squads));
    }

    private List<Event> list(TestCaller caller, int pageSize, List<Event.Layer> layers) {
        List<Event> events = new ArrayList<>();
        ListEventsRequest.Builder request = ListEventsRequest.newBuilder()
                .setParent(name("calendars/-"))
                .setPageSize(pageSize)
                .setExpand(true)
                .setStartTime(timestamp("2026-11-23T00:00:00Z"))
                .setEndTime(timestamp("2026-11-30T00:00:00Z"))
                .addAllLayers(layers);
        ListEventsResponse page;
        do {
            page = world.events(caller).listEvents(request.build());
            events.addAll(page.getEventsList());
            request.setPageToken(page.getNextPageToken());
        } while (!page.getNextPageToken().isEmpty());
        return events;
    }
}
