package dev.orrery.calendar.search;

import static dev.orrery.calendar.testing.Times.timestamp;
import static dev.orrery.calendar.testing.World.anEvent;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.FieldMask;
import dev.orrery.calendar.testing.World;
import dev.orrery.calendar.v1.AccessRule;
import dev.orrery.calendar.v1.Attendee;
import dev.orrery.calendar.v1.Calendar;
import dev.orrery.calendar.v1.Event;
import dev.orrery.calendar.v1.EventSearchServiceGrpc;
import dev.orrery.calendar.v1.GetEventInstanceRequest;
import dev.orrery.calendar.v1.SearchEventsRequest;
import dev.orrery.calendar.v1.SearchEventsResponse;
import dev.orrery.calendar.v1.UpdateEventInstanceRequest;
import dev.orrery.kit.testing.Refusal;
import dev.orrery.kit.testing.ServiceChannels;
import dev.orrery.kit.testing.ServiceTest;
import dev.orrery.kit.testing.TestCaller;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ServiceTest
class SearchIT {
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
    void ranksTitlesFirstAndFoldsAccentsAndCase() {
        create(anEvent("Lunch", "2026-11-23T12:00:00").setDescription("about the Café plan"));
        create(anEvent("CAFE opening", "2026-11-24T12:00:00"));
        create(anEvent("Retro", "2026-11-24T12:00:00").setLocation("Cafeteria"));
        create(anEvent("Unrelated", "2026-11-24T12:00:00"));

        assertThat(titles(world.ada, "café", "")).containsExactly("CAFE opening", "Retro", "Lunch");
        assertThat(titles(world.ada, "plan caf", "")).containsExactly("Lunch");
        assertThat(titles(world.ada, "afe", "")).isEmpty();
    }

    @Test
    void filtersByWhatEventsAre() {
        create(anEvent("plan alone", "2026-11-23T12:00:00").setEventType(Event.EventType.FOCUS));
        create(anEvent("plan with ben", "2026-11-24T12:00:00")
                .addAttendees(Attendee.newBuilder().setEmail("Ben@example.test"))
                .addCategories("planning"));

        assertThat(titles(world.ada, "plan", "eventType=FOCUS")).containsExactly("plan alone");
        assertThat(titles(world.ada, "plan", "attendee=\"ben@example.test\" AND category:planning"))
                .containsExactly("plan with ben");
        assertThat(titles(world.ada, "plan", "organizer=\"ada@example.test\"")).hasSize(2);
        assertThat(titles(world.ada, "plan", "startTime>=\"2026-11-24T00:00:00Z\""))
                .containsExactly("plan with ben");
        assertThat(titles(world.ada, "plan", "startTime<\"2026-11-24T00:00:00Z\""))
                .containsExactly("plan alone");
        assertThat(titles(world.ada, "plan", "calendar=\"" + calendar.getName() + "\""))
                .hasSize(2);
        for (String wrong : List.of("eventType=NAP", "eventType!=FOCUS", "startTime=\"x\"", "startTime<\"x\"", "a=1")) {
            assertThat(Refusal.of(() -> titles(world.ada, "plan", wrong)).fields())
                    .containsExactly("filter");
        }
        assertThat(Refusal.of(() -> titles(world.ada, "...", "")).fields()).containsExactly("q");
    }

    @Test
    void resolvesSeriesToInstances() {
        Event series = create(anEvent("standup", "2026-11-23T09:00:00").addRecurrence("RRULE:FREQ=WEEKLY"));
        Event instance = world.events(world.ada)
                .getEventInstance(GetEventInstanceRequest.newBuilder()
                        .setName(series.getName() + "/instances/20261207T080000Z")
                        .build());
        world.events(world.ada)
                .updateEventInstance(UpdateEventInstanceRequest.newBuilder()
                        .setEvent(instance.toBuilder().setTitle("party"))
                        .setUpdateMask(FieldMask.newBuilder().addPaths("title"))
                        .build());

        Event found = search(world.ada, "standup").getEvents(0);
        Event inRange = search(SearchEventsRequest.newBuilder()
                        .setQ("stand")
                        .setStartTime(timestamp("2027-03-01T00:00:00Z"))
                        .setEndTime(timestamp("2027-03-10T00:00:00Z")))
                .getEvents(0);

        assertThat(found.getName()).isEqualTo(series.getName());
        assertThat(search(world.ada, "party").getEvents(0).getName()).isEqualTo(instance.getName());
        assertThat(inRange.getStart().getDateTime()).isEqualTo("2027-03-01T09:00:00");
    }

    @Test
    void findsOnlyWhatTheCallerMayRead() {
        world.grant(world.ada, calendar, world.ben, AccessRule.Role.READ);
        world.grant(world.ada, calendar, world.dan, AccessRule.Role.FREE_BUSY);
        create(anEvent("open word", "2026-11-23T09:00:00"));
        create(anEvent("private word", "2026-11-23T09:00:00").setVisibility(Event.Visibility.PRIVATE));

        assertThat(titles(world.ada, "word", "")).hasSize(2);
        assertThat(titles(world.ben, "word", "")).containsExactly("open word");
        assertThat(titles(world.dan, "word", "")).isEmpty();
        World other = new World(channels);
        assertThat(search(other.ada, other, SearchEventsRequest.newBuilder().setQ("word"))
                        .getEventsList())
                .isEmpty();
    }

    @Test
    void pagesThroughAllThatMatches() {
        for (int i = 0; i < 5; i++) {
            create(anEvent("same words " + i, "2026-11-23T09:00:00"));
        }
        SearchEventsRequest.Builder request =
                SearchEventsRequest.newBuilder().setQ("same").setPageSize(2);
        SearchEventsResponse first = search(request);
        SearchEventsResponse second = search(request.setPageToken(first.getNextPageToken()));
        SearchEventsResponse third = search(request.setPageToken(second.getNextPageToken()));

        assertThat(List.of(first.getEventsCount(), second.getEventsCount(), third.getEventsCount()))
                .containsExactly(2, 2, 1);
        assertThat(third.getNextPageToken()).isEmpty();
    }

    private Event create(Event.Builder event) {
        return world.create(world.ada, calendar, event.build());
    }

    private List<String> titles(TestCaller caller, String words, String filter) {
        return search(
                        caller,
                        world,
                        SearchEventsRequest.newBuilder().setQ(words).setFilter(filter))
                .getEventsList()
                .stream()
                .map(Event::getTitle)
                .toList();
    }

    private SearchEventsResponse search(TestCaller caller, String words) {
        return search(caller, world, SearchEventsRequest.newBuilder().setQ(words));
    }

    private SearchEventsResponse search(SearchEventsRequest.Builder request) {
        return search(world.ada, world, request);
    }

    private SearchEventsResponse search(TestCaller caller, World in, SearchEventsRequest.Builder request) {
        return EventSearchServiceGrpc.newBlockingStub(channels.as(caller))
                .searchEvents(request.setParent(in.acme.name()).build());
    }
}
