package dev.orrery.okr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.orrery.calendar.v1.Calendar;
import dev.orrery.calendar.v1.Change;
import dev.orrery.calendar.v1.Event;
import dev.orrery.kit.identity.Organization;
import dev.orrery.kit.identity.OrganizationRole;
import dev.orrery.kit.testing.ServiceChannels;
import dev.orrery.kit.testing.TestCaller;
import dev.orrery.okr.v1.ListObjectivesRequest;
import dev.orrery.okr.v1.ListProjectsRequest;
import dev.orrery.okr.v1.ListTasksRequest;
import dev.orrery.okr.v1.Objective;
import dev.orrery.okr.v1.Task;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What a newcomer finds, once, and how it goes for good. */
@OkrTest
class SampleDataIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Autowired
    private ServiceChannels channels;

    @Autowired
    private FakeCalendar calendar;

    private final Organization acme = TestCaller.organization("acme");
    private final TestCaller adaCaller = TestCaller.named("ada").in(acme, OrganizationRole.MEMBER);
    private final String calendarName = acme.name() + "/calendars/sample-1234abcd";

    @BeforeEach
    void hasASampleCalendar() {
        calendar.calendars.put(
                calendarName,
                Calendar.newBuilder()
                        .setName(calendarName)
                        .setOwner(acme.userName(adaCaller.id()))
                        .build());
        for (String event : List.of("weekly-planning", "deadline", "focus-time")) {
            calendar.add(Event.newBuilder()
                    .setName(calendarName + "/events/" + event)
                    .setTitle(event)
                    .build());
        }
    }

    @Test
    void isThereOnTheFirstCallAndOnlyOnce() throws InterruptedException {
        List<Callable<List<Objective>>> calls = Collections.nCopies(6, this::objectives);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            assertThat(threads.invokeAll(calls)).hasSize(6);
        }

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(objectives()).hasSize(1));
        assertThat(objectives().getFirst().hasProgress()).isTrue();
        assertThat(objectives().getFirst().getHealth()).isEqualTo(Objective.Health.ON_TRACK);
        assertThat(tasks()).extracting(Task::getState).doesNotHaveDuplicates().hasSize(5);
        assertThat(ada().projects()
                        .listProjects(ListProjectsRequest.newBuilder()
                                .setParent(acme.name())
                                .build())
                        .getProjectsList())
                .hasSize(2);
        assertThat(ada().linksNow()).hasSize(6);
    }

    @Test
    void goesWithItsCalendarAndDoesNotComeBack() {
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(objectives()).hasSize(1));

        calendar.stream.publish(Change.newBuilder()
                .setKind(Change.Kind.DELETED)
                .setResourceName(calendarName)
                .setType("calendar")
                .setActor(acme.userName(adaCaller.id()))
                .setOrganizationUid(acme.id().toString())
                .build());

        await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(objectives()).isEmpty();
            assertThat(tasks()).isEmpty();
            assertThat(ada().linksNow()).isEmpty();
        });
    }

    private Client ada() {
        return new Client(channels.as(adaCaller), acme);
    }

    private List<Objective> objectives() {
        return ada().objectives()
                .listObjectives(ListObjectivesRequest.newBuilder()
                        .setParent(acme.name())
                        .build())
                .getObjectivesList();
    }

    private List<Task> tasks() {
        return ada().tasks()
                .listTasks(ListTasksRequest.newBuilder().setParent(acme.name()).build())
                .getTasksList();
    }
}
