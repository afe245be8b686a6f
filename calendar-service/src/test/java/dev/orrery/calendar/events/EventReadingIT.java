package dev.orrery.calendar.events;

import static dev.orrery.calendar.testing.Times.timestamp;
import static dev.orrery.calendar.testing.World.anEvent;
import static dev.orrery.calendar.testing.World.day;
import static org.assertj.core.api.Assertions.assertThat;

import dev.orrery.calendar.v1.Event;
import dev.orrery.calendar.v1.GetEventInstanceRequest;
import dev.orrery.calendar.v1.ListEventInstancesRequest;
import dev.orrery.calendar.v1.ListEventInstancesResponse;
import dev.orrery.calendar.v1.ListEventsRequest;
import dev.orrery.calendar.v1.ListEventsResponse;
import dev.orrery.kit.testing.Refusal;
import dev.orrery.kit.testing.ServiceChannels;
import dev.orrery.kit.testing.ServiceTest;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What is read of a calendar: ranges, pages, instances one by one, words and types. */
@ServiceTest
class EventReadingIT {
    @Autowired
    private ServiceChannels channels;

    private Agenda agenda;

    @BeforeEach
    void setUp() {
        agenda = new Agenda(channels);
    }

    @Test
    void expandsASeriesInARange() {
        Event series = agenda.weekly();
        agenda.add(anEvent("single", "2026-11-25T12:00:00"));

        ListEventsResponse instances = agenda.list("2026-11-23T00:00:00Z", "2026-12-07T00:00:00Z", true);
        ListEventsResponse wholes = agenda.list("2026-11-23T00:00:00Z", "2026-12-07T00:00:00Z", false);

        assertThat(instances.getEventsList())
                .extracting(event -> event.getStart().getDateTime())
                .containsExactly("2026-11-23T09:00:00", "2026-11-25T12:00:00", "2026-11-30T09:00:00");
        assertThat(instances.getEvents(0).getRecurringEvent()).isEqualTo(series.getName());
        assertThat(instances.getEvents(0).getName()).isEqualTo(series.getName() + "/instances/20261123T080000Z");
        assertThat(wholes.getEventsList()).extracting(Event::getTitle).containsExactly("weekly", "single");
    }

    @Test
    void readsASeriesFarBeyondTheHorizon() {
        agenda.weekly();

        ListEventsResponse instances = agenda.list("2040-01-01T00:00:00Z", "2040-01-15T00:00:00Z", true);

        assertThat(instances.getEventsList())
                .extracting(event -> event.getStart().getDateTime())
                .containsExactly("2040-01-02T09:00:00", "2040-01-09T09:00:00");
        assertThat(agenda.list("2040-01-01T00:00:00Z", "2040-01-15T00:00:00Z", false)
                        .getEventsList())
                .hasSize(1);
        assertThat(agenda.list("2040-01-03T00:00:00Z", "2040-01-05T00:00:00Z", false)
                        .getEventsList())
                .isEmpty();
    }

    @Test
    void listsWhatBeganBeforeAndStillRuns() {
        agenda.add(Event.newBuilder()
                .setTitle("sabbatical")
                .setStart(day("2026-01-01"))
                .setEnd(day("2027-01-01")));
        agenda.add(anEvent("late", "2026-11-23T23:30:00"));

        assertThat(agenda.list("2026-11-23T23:00:00Z", "2026-11-24T00:00:00Z", true)
                        .getEventsList())
                .extracting(Event::getTitle)
                .containsExactly("sabbatical", "late");
        assertThat(agenda.list("2026-11-23T23:30:00Z", "2026-11-24T00:00:00Z", true)
                        .getEventsList())
                .extracting(Event::getTitle)
                .containsExactly("sabbatical");
    }

    @Test
    void pagesThroughInstancesWithoutLossAcrossTheHorizon() {
        Event series = agenda.weekly();
        List<String> seen = new ArrayList<>();
        ListEventInstancesRequest.Builder request = ListEventInstancesRequest.newBuilder()
                .setParent(series.getName())
                .setPageSize(7)
                .setEndTime(timestamp("2029-11-24T00:00:00Z"));
        ListEventInstancesResponse page;
        do {
            page = agenda.world.events(agenda.world.ada).listEventInstances(request.build());
            page.getEventsList().forEach(event -> seen.add(event.getStart().getDateTime()));
            request.setPageToken(page.getNextPageToken());
        } while (!page.getNextPageToken().isEmpty());

        assertThat(seen).hasSize(157).doesNotHaveDuplicates().isSorted();
        assertThat(seen).first().isEqualTo("2026-11-23T09:00:00");
    }

    @Test
    void getsAnInstanceByItsOriginalStart() {
        Event series = agenda.weekly();

        Event instance = instance(series.getName() + "/instances/20261130T080000Z");

        assertThat(instance.getTitle()).isEqualTo("weekly");
        assertThat(instance.getOriginalStart().getDateTime()).isEqualTo("2026-11-30T09:00:00");
        assertThat(Refusal.of(() -> instance(series.getName() + "/instances/20261201T080000Z"))
                        .reason())
                .isEqualTo("INSTANCE_NOT_FOUND");
        assertThat(Refusal.of(() -> instance(series.getName() + "/instances/nonsense"))
                        .reason())
                .isEqualTo("INSTANCE_NOT_FOUND");
    }

    @Test
    void refusesInstancesOfASingleEvent() {
        Event single = agenda.add(anEvent("single", "2026-11-25T12:00:00"));

        assertThat(Refusal.of(() -> instance(single.getName() + "/instances/20261125T110000Z"))
                        .reason())
                .isEqualTo("NOT_RECURRING");
    }

    @Test
    void findsWordsAndTypes() {
        agenda.add(anEvent("Budget review", "2026-11-25T12:00:00"));
        agenda.add(anEvent("Deep work", "2026-11-25T14:00:00").setEventType(Event.EventType.FOCUS));

        ListEventsRequest all = ListEventsRequest.newBuilder()
                .setParent(agenda.calendar.getName())
                .build();
        assertThat(titles(all.toBuilder().setQ("review").build())).containsExactly("Budget review");
        assertThat(titles(all.toBuilder()
                        .addEventTypes(Event.EventType.FOCUS)
                        .setExpand(true)
                        .build()))
                .containsExactly("Deep work");
    }

    private Event instance(String name) {
        return agenda.world
                .events(agenda.world.ada)
                .getEventInstance(
                        GetEventInstanceRequest.newBuilder().setName(name).build());
    }

    private List<String> titles(ListEventsRequest request) {
        return agenda.world.events(agenda.world.ada).listEvents(request).getEventsList().stream()
                .map(Event::getTitle)
                .toList();
    }
}
