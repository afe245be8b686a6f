package dev.orrery.calendar.events;

import static dev.orrery.calendar.testing.World.anEvent;
import static org.assertj.core.api.Assertions.assertThat;

import dev.orrery.calendar.testing.World;
import dev.orrery.calendar.v1.BatchCreateEventsRequest;
import dev.orrery.calendar.v1.Calendar;
import dev.orrery.calendar.v1.CreateEventRequest;
import dev.orrery.calendar.v1.Event;
import dev.orrery.calendar.v1.GetEventRequest;
import dev.orrery.calendar.v1.ListEventsRequest;
import dev.orrery.calendar.v1.MoveEventRequest;
import dev.orrery.calendar.v1.WorkingLocation;
import dev.orrery.kit.testing.Refusal;
import dev.orrery.kit.testing.ServiceChannels;
import dev.orrery.kit.testing.ServiceTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Types with their own properties, many events at once, and events that move. */
@ServiceTest
class EventKindsIT {
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
    void keepsWhatEachTypeHas() {
        Event focus = world.create(
                world.ada,
                calendar,
                anEvent("focus", "2026-11-23T09:00:00")
                        .setEventType(Event.EventType.FOCUS)
                        .setAutoDecline(Event.AutoDecline.NEW_CONFLICTS)
                        .setDeclineMessage("Working undisturbed.")
                        .putProperties("shared", "yes")
                        .putPrivateProperties("private", "yes")
                        .build());
        Event home = world.create(
                world.ada,
                calendar,
                anEvent("home", "2026-11-23T09:00:00")
                        .setEventType(Event.EventType.WORKING_LOCATION)
                        .setWorkingLocation(WorkingLocation.newBuilder()
                                .setKind(WorkingLocation.Kind.HOME)
                                .setLabel("garden"))
                        .build());

        assertThat(get(focus)).isEqualTo(focus);
        assertThat(focus.getDeclineMessage()).isEqualTo("Working undisturbed.");
        assertThat(get(home).getWorkingLocation().getLabel()).isEqualTo("garden");
    }

    @Test
    void refusesPropertiesOfOtherTypesAndTooMuchOfThem() {
        Event declining = anEvent("x", "2026-11-23T09:00:00")
                .setAutoDecline(Event.AutoDecline.ALL_CONFLICTS)
                .build();
        Event placed = anEvent("x", "2026-11-23T09:00:00")
                .setWorkingLocation(WorkingLocation.newBuilder().setKind(WorkingLocation.Kind.HOME))
                .build();
        Event.Builder heavy = anEvent("x", "2026-11-23T09:00:00");
        for (int i = 0; i < 33; i++) {
            heavy.putProperties("key" + i, "v".repeat(1_000));
        }

        assertThat(Refusal.of(() -> world.create(world.ada, calendar, declining))
                        .fields())
                .containsExactly("event.auto_decline");
        assertThat(Refusal.of(() -> world.create(world.ada, calendar, placed)).fields())
                .containsExactly("event.working_location");
        assertThat(Refusal.of(() -> world.create(world.ada, calendar, heavy.build()))
                        .fields())
                .containsExactly("event.properties");
    }

    @Test
    void createsAThousandAtOnceOrNone() {
        BatchCreateEventsRequest.Builder batch = BatchCreateEventsRequest.newBuilder()
                .setParent(calendar.getName())
                .setRequestId("once");
        for (int i = 0; i < 1_000; i++) {
            batch.addRequests(CreateEventRequest.newBuilder().setEvent(anEvent("event " + i, "2026-11-23T09:00:00")));
        }
        BatchCreateEventsRequest.Builder broken = batch.clone().setRequestId("");
        broken.getRequestsBuilder(7).getEventBuilder().clearStart();

        assertThat(Refusal.of(() -> world.events(world.ada).batchCreateEvents(broken.build()))
                        .fields())
                .containsExactly("requests[7].event.start");
        assertThat(world.events(world.ada).batchCreateEvents(batch.build()).getEventsList())
                .hasSize(1_000)
                .last()
                .extracting(Event::getTitle)
                .isEqualTo("event 999");
        world.events(world.ada).batchCreateEvents(batch.build());
        assertThat(world.events(world.ada)
                        .listEvents(ListEventsRequest.newBuilder()
                                .setParent(calendar.getName())
                                .setPageSize(1_000)
                                .build())
                        .getNextPageToken())
                .isEmpty();
    }

    @Test
    void movesAnEventWithItsUid() {
        Calendar other = world.calendar(world.ada);
        Event event = world.create(
                world.ada,
                calendar,
                anEvent("weekly", "2026-11-23T09:00:00")
                        .addRecurrence("RRULE:FREQ=WEEKLY")
                        .build());

        Event moved = move(event, other.getName());

        assertThat(moved.getName()).startsWith(other.getName());
        assertThat(moved.getUid()).isEqualTo(event.getUid());
        assertThat(get(moved)).isEqualTo(moved);
        assertThat(Refusal.of(() -> get(event)).reason()).isEqualTo("EVENT_NOT_FOUND");
        assertThat(Refusal.of(() -> move(moved, "orgs/globex/calendars/other")).fields())
                .containsExactly("destination");
    }

    private Event move(Event event, String destination) {
        return world.events(world.ada)
                .moveEvent(MoveEventRequest.newBuilder()
                        .setName(event.getName())
                        .setDestination(destination)
                        .build());
    }

    private Event get(Event event) {
        return world.events(world.ada)
                .getEvent(GetEventRequest.newBuilder().setName(event.getName()).build());
    }
}
