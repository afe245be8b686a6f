package dev.orrery.calendar.sampledata;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orrery.calendar.testing.World;
import dev.orrery.calendar.v1.Calendar;
import dev.orrery.calendar.v1.Event;
import dev.orrery.calendar.v1.FeedServiceGrpc;
import dev.orrery.calendar.v1.FeedServiceGrpc.FeedServiceBlockingStub;
import dev.orrery.calendar.v1.ListCalendarsRequest;
import dev.orrery.calendar.v1.ListEventsRequest;
import dev.orrery.calendar.v1.ReadFeedRequest;
import dev.orrery.calendar.v1.RemoveSampleDataRequest;
import dev.orrery.calendar.v1.SampleDataServiceGrpc;
import dev.orrery.kit.testing.Refusal;
import dev.orrery.kit.testing.ServiceChannels;
import dev.orrery.kit.testing.ServiceTest;
import dev.orrery.kit.testing.TestCaller;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.ActiveProfiles;

@ServiceTest
@ActiveProfiles("dev")
class SampleDataIT {
    @Autowired
    private ServiceChannels channels;

    @Test
    void welcomesAMemberOnceHoweverManyCallsComeAtOnce() throws Exception {
        World world = new World(channels);
        Callable<List<Calendar>> call = () -> calendars(world, world.ada);
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<List<Calendar>> answer :
                    callers.invokeAll(IntStream.range(0, 8).mapToObj(i -> call).toList())) {
                assertThat(answer.get()).hasSize(1);
            }
        }

        Calendar sample = calendars(world, world.ada).getFirst();
        assertThat(sample.getLabelsMap()).containsEntry("orrery-sample", "true");
        assertThat(sample.getPrimary()).isFalse();
        assertThat(events(world, sample))
                .extracting(event -> event.getName().substring(sample.getName().length()))
                .containsExactlyInAnyOrder("/events/weekly-planning", "/events/deadline", "/events/focus-time");
    }

    @Test
    void doesNotComeBackWhenRemoved() {
        World world = new World(channels);
        calendars(world, world.ada);

        assertThat(remove(world, world.ada)).isTrue();
        assertThat(remove(world, world.ada)).isFalse();
        assertThat(calendars(world, world.ada)).isEmpty();
    }

    @Test
    void givesGuestsNothing() {
        World world = new World(channels);

        assertThat(calendars(world, world.gus)).isEmpty();
    }

    @Test
    void letsThosePassWhoHaveNoAccount() {
        FeedServiceBlockingStub feeds = FeedServiceGrpc.newBlockingStub(channels.anonymous());

        assertThat(Refusal.of(() -> feeds.readFeed(ReadFeedRequest.newBuilder()
                                .setFile("nobodys.ics")
                                .build()))
                        .reason())
                .isEqualTo("FEED_NOT_FOUND");
    }

    private boolean remove(World world, TestCaller caller) {
        return SampleDataServiceGrpc.newBlockingStub(channels.as(caller))
                .removeSampleData(RemoveSampleDataRequest.newBuilder()
                        .setParent(world.acme.name())
                        .build())
                .getRemoved();
    }

    private static List<Calendar> calendars(World world, TestCaller caller) {
        return world.calendars(caller)
                .listCalendars(ListCalendarsRequest.newBuilder()
                        .setParent(world.acme.name())
                        .build())
                .getCalendarsList();
    }

    private static List<Event> events(World world, Calendar calendar) {
        return world.events(world.ada)
                .listEvents(ListEventsRequest.newBuilder()
                        .setParent(calendar.getName())
                        .build())
                .getEventsList();
    }
}
