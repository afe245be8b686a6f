package dev.orrery.calendar.events;

import static dev.orrery.calendar.testing.World.anEvent;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.FieldMask;
import dev.orrery.calendar.testing.World;
import dev.orrery.calendar.v1.Calendar;
import dev.orrery.calendar.v1.Event;
import dev.orrery.calendar.v1.GetEventInstanceRequest;
import dev.orrery.calendar.v1.InstanceScope;
import dev.orrery.calendar.v1.ListChangesRequest;
import dev.orrery.calendar.v1.ListChangesResponse;
import dev.orrery.calendar.v1.ListEventInstancesRequest;
import dev.orrery.calendar.v1.ListEventsRequest;
import dev.orrery.calendar.v1.UpdateEventInstanceRequest;
import dev.orrery.calendar.v1.UpdateEventRequest;
import dev.orrery.kit.testing.Refusal;
import dev.orrery.kit.testing.ServiceChannels;
import dev.orrery.kit.testing.ServiceTest;
import io.grpc.StatusRuntimeException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Several people at once. */
@ServiceTest
class ConcurrencyIT {
    private static final int WRITERS = 32;

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
    void letsOneOfTwoEditorsOfTheSameVersionThrough() throws Exception {
        Event event = world.create(
                world.ada, calendar, anEvent("x", "2026-11-23T09:00:00").build());

        List<String> outcomes = atOnce(
                8,
                number -> outcome(() -> world.events(world.ada)
                        .updateEvent(UpdateEventRequest.newBuilder()
                                .setEvent(event.toBuilder().setTitle("by " + number))
                                .setUpdateMask(FieldMask.newBuilder().addPaths("title"))
                                .build())));

        assertThat(outcomes).containsOnlyOnce("done").contains("ETAG_MISMATCH").hasSize(8);
        assertThat(outcomes.stream().filter("ETAG_MISMATCH"::equals)).hasSize(7);
    }

    @Test
    void losesNoInstanceWhenTwoEditorsSplitOneSeries() throws Exception {
        Event series = world.create(
                world.ada,
                calendar,
                anEvent("daily", "2026-11-23T09:00:00")
                        .addRecurrence("RRULE:FREQ=DAILY;COUNT=20")
                        .build());
        List<String> cuts = List.of("20261201T080000Z", "20261205T080000Z");

        List<String> outcomes = atOnce(
                2,
                number -> outcome(() -> world.events(world.ada)
                        .updateEventInstance(UpdateEventInstanceRequest.newBuilder()
                                .setEvent(Event.newBuilder()
                                        .setName(series.getName() + "/instances/" + cuts.get(number))
                                        .setTitle("half " + number))
                                .setUpdateMask(FieldMask.newBuilder().addPaths("title"))
                                .setScope(InstanceScope.THIS_AND_FOLLOWING)
                                .build())));

        // Whoever comes second finds the instance in the other half, or not at all.
        assertThat(outcomes).contains("done").isSubsetOf("done", "INSTANCE_NOT_FOUND");
        assertThat(starts()).hasSize(20).doesNotHaveDuplicates();
    }

    @Test
    void keepsAllInstancesThatManyEditorsOfOneSeriesChange() throws Exception {
        Event series = world.create(
                world.ada,
                calendar,
                anEvent("daily", "2026-11-23T09:00:00")
                        .addRecurrence("RRULE:FREQ=DAILY;COUNT=8")
                        .build());
        List<String> names = world
                .events(world.ada)
                .listEventInstances(ListEventInstancesRequest.newBuilder()
                        .setParent(series.getName())
                        .build())
                .getEventsList()
                .stream()
                .map(Event::getName)
                .toList();

        List<String> outcomes = atOnce(
                8,
                number -> outcome(() -> world.events(world.ada)
                        .updateEventInstance(UpdateEventInstanceRequest.newBuilder()
                                .setEvent(Event.newBuilder()
                                        .setName(names.get(number))
                                        .setTitle("own " + number))
                                .setUpdateMask(FieldMask.newBuilder().addPaths("title"))
                                .build())));

        assertThat(outcomes).containsOnly("done");
        for (int number = 0; number < names.size(); number++) {
            Event instance = world.events(world.ada)
                    .getEventInstance(GetEventInstanceRequest.newBuilder()
                            .setName(names.get(number))
                            .build());
            assertThat(instance.getTitle()).isEqualTo("own " + number);
        }
    }

    @Test
    void keepsWhatManyWritersOfOneCalendarWrite() throws Exception {
        String before = changes("").getNextPosition();

        List<String> outcomes = atOnce(
                WRITERS,
                number -> outcome(() -> world.create(
                        world.ada,
                        calendar,
                        anEvent("event " + number, "2026-11-23T09:00:00").build())));

        assertThat(outcomes).hasSize(WRITERS).containsOnly("done");
        assertThat(starts()).hasSize(WRITERS);
        assertThat(changes(before).getChangesList())
                .extracting(change -> change.getEvent().getTitle())
                .hasSize(WRITERS)
                .doesNotHaveDuplicates();
    }

    private List<String> starts() {
        return world
                .events(world.ada)
                .listEvents(ListEventsRequest.newBuilder()
                        .setParent(calendar.getName())
                        .setExpand(true)
                        .setPageSize(1_000)
                        .build())
                .getEventsList()
                .stream()
                .map(event -> event.getTitle() + " " + event.getStart().getDateTime())
                .toList();
    }

    private ListChangesResponse changes(String after) {
        return world.changes(world.ada)
                .listChanges(ListChangesRequest.newBuilder()
                        .setParent(world.acme.name())
                        .setAfterPosition(after)
                        .setPageSize(1_000)
                        .build());
    }

    private static String outcome(Runnable call) {
        try {
            call.run();
            return "done";
        } catch (StatusRuntimeException refused) {
            return Refusal.of(refused).reason();
        }
    }

    private static List<String> atOnce(int count, Numbered work) throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(count)) {
            List<Callable<String>> calls = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                int number = i;
                calls.add(() -> work.run(number));
            }
            List<String> outcomes = new ArrayList<>();
            for (Future<String> outcome : threads.invokeAll(calls)) {
                outcomes.add(outcome.get());
            }
            return outcomes;
        }
    }

    /** One of many. */
    @FunctionalInterface
    private interface Numbered {
        String run(int number);
    }
}
