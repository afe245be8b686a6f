package dev.orrery.calendar.events;

import static dev.orrery.calendar.testing.World.anEvent;
import static dev.orrery.calendar.testing.World.berlin;
import static dev.orrery.calendar.testing.World.day;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.FieldMask;
import com.google.protobuf.util.Timestamps;
import dev.orrery.calendar.testing.World;
import dev.orrery.calendar.v1.Calendar;
import dev.orrery.calendar.v1.CreateEventRequest;
import dev.orrery.calendar.v1.DeleteEventRequest;
import dev.orrery.calendar.v1.Event;
import dev.orrery.calendar.v1.EventTime;
import dev.orrery.calendar.v1.GetEventInstanceRequest;
import dev.orrery.calendar.v1.GetEventRequest;
import dev.orrery.calendar.v1.ListEventInstancesRequest;
import dev.orrery.calendar.v1.ListEventInstancesResponse;
import dev.orrery.calendar.v1.ListEventsRequest;
import dev.orrery.calendar.v1.ListEventsResponse;
import dev.orrery.calendar.v1.UpdateEventRequest;
import dev.orrery.kit.testing.Refusal;
import dev.orrery.kit.testing.ServiceChannels;
import dev.orrery.kit.testing.ServiceTest;
import io.grpc.Status.Code;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ServiceTest
class EventsIT {
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
    void keepsAllThreeKindsOfTime() {
        Event zoned = world.create(
                world.ada, calendar, anEvent("zoned", "2026-11-23T09:00:00").build());
        Event days = world.create(
                world.ada,
                calendar,
                Event.newBuilder().setTitle("day").setStart(day("2026-11-24")).build());
        Event floating = world.create(
                world.ada,
                calendar,
                Event.newBuilder()
                        .setTitle("floating")
                        .setStart(EventTime.newBuilder().setDateTime("2026-11-25T08:00:00"))
                        .build());

        assertThat(get(zoned)).isEqualTo(zoned);
        assertThat(zoned.getStart().getInstant()).isEqualTo(timestamp("2026-11-23T08:00:00Z"));
        assertThat(days.getEnd().getDate()).isEqualTo("2026-11-25");
        assertThat(days.getStart().getInstant()).isEqualTo(timestamp("2026-11-23T23:00:00Z"));
        assertThat(floating.getStart().getTimeZone()).isEmpty();
        assertThat(floating.getEnd().getDateTime()).isEqualTo("2026-11-25T08:00:00");
    }

    @Test
    void convertsAnOffsetToTheZone() {
        Event event = world.create(
                world.ada,
                calendar,
                Event.newBuilder()
                        .setStart(EventTime.newBuilder()
                                .setDateTime("2026-11-23T09:00:00Z")
                                .setTimeZone("Europe/Berlin"))
                        .build());

        assertThat(event.getStart().getDateTime()).isEqualTo("2026-11-23T10:00:00");
    }

    @Test
    void expandsASeriesInARange() {
        Event series = weekly();
        world.create(
                world.ada, calendar, anEvent("single", "2026-11-25T12:00:00").build());

        ListEventsResponse instances = list("2026-11-23T00:00:00Z", "2026-12-07T00:00:00Z", true);
        ListEventsResponse wholes = list("2026-11-23T00:00:00Z", "2026-12-07T00:00:00Z", false);

        assertThat(instances.getEventsList())
                .extracting(event -> event.getStart().getDateTime())
                .containsExactly("2026-11-23T09:00:00", "2026-11-25T12:00:00", "2026-11-30T09:00:00");
        assertThat(instances.getEvents(0).getRecurringEvent()).isEqualTo(series.getName());
        assertThat(instances.getEvents(0).getName()).isEqualTo(series.getName() + "/instances/20261123T080000Z");
        assertThat(wholes.getEventsList()).extracting(Event::getTitle).containsExactly("weekly", "single");
    }

    @Test
    void readsASeriesFarBeyondTheHorizon() {
        weekly();

        ListEventsResponse instances = list("2040-01-01T00:00:00Z", "2040-01-15T00:00:00Z", true);

        assertThat(instances.getEventsList())
                .extracting(event -> event.getStart().getDateTime())
                .containsExactly("2040-01-02T09:00:00", "2040-01-09T09:00:00");
        assertThat(list("2040-01-01T00:00:00Z", "2040-01-15T00:00:00Z", false).getEventsList())
                .hasSize(1);
        assertThat(list("2040-01-03T00:00:00Z", "2040-01-05T00:00:00Z", false).getEventsList())
                .isEmpty();
    }

    @Test
    void listsWhatBeganBeforeAndStillRuns() {
        world.create(
                world.ada,
                calendar,
                Event.newBuilder()
                        .setTitle("sabbatical")
                        .setStart(day("2026-01-01"))
                        .setEnd(day("2027-01-01"))
                        .build());
        world.create(world.ada, calendar, anEvent("late", "2026-11-23T23:30:00").build());

        assertThat(list("2026-11-23T23:00:00Z", "2026-11-24T00:00:00Z", true).getEventsList())
                .extracting(Event::getTitle)
                .containsExactly("sabbatical", "late");
        assertThat(list("2026-11-23T23:30:00Z", "2026-11-24T00:00:00Z", true).getEventsList())
                .extracting(Event::getTitle)
                .containsExactly("sabbatical");
    }

    @Test
    void pagesThroughInstancesWithoutLossAcrossTheHorizon() {
        Event series = weekly();
        List<String> seen = new ArrayList<>();
        ListEventInstancesRequest.Builder request = ListEventInstancesRequest.newBuilder()
                .setParent(series.getName())
                .setPageSize(7)
                .setEndTime(timestamp("2029-11-24T00:00:00Z"));
        ListEventInstancesResponse page;
        do {
            page = world.events(world.ada).listEventInstances(request.build());
            page.getEventsList().forEach(event -> seen.add(event.getStart().getDateTime()));
            request.setPageToken(page.getNextPageToken());
        } while (!page.getNextPageToken().isEmpty());

        assertThat(seen).hasSize(157).doesNotHaveDuplicates().isSorted();
        assertThat(seen).first().isEqualTo("2026-11-23T09:00:00");
    }

    @Test
    void getsAnInstanceByItsOriginalStart() {
        Event series = weekly();

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
        Event single = world.create(
                world.ada, calendar, anEvent("single", "2026-11-25T12:00:00").build());

        assertThat(Refusal.of(() -> instance(single.getName() + "/instances/20261125T110000Z"))
                        .reason())
                .isEqualTo("NOT_RECURRING");
    }

    @Test
    void changesOnlyTheFieldsOfTheMask() {
        Event event = world.create(
                world.ada,
                calendar,
                anEvent("before", "2026-11-25T12:00:00").setLocation("here").build());

        Event renamed =
                update(event.toBuilder().setTitle("after").setLocation("there").build(), "title");
        Event moved = update(
                renamed.toBuilder().setStart(berlin("2026-11-26T12:00:00")).build(), "start");

        assertThat(renamed.getTitle()).isEqualTo("after");
        assertThat(renamed.getLocation()).isEqualTo("here");
        assertThat(renamed.getSequence()).isZero();
        assertThat(moved.getEnd().getDateTime()).isEqualTo("2026-11-26T13:00:00");
        assertThat(moved.getSequence()).isEqualTo(1);
        assertThat(list("2026-11-25T00:00:00Z", "2026-11-26T00:00:00Z", true).getEventsList())
                .isEmpty();
    }

    @Test
    void refusesAStaleEtag() {
        Event event = world.create(
                world.ada, calendar, anEvent("x", "2026-11-25T12:00:00").build());
        update(event.toBuilder().setTitle("y").build(), "title");

        Refusal refusal =
                Refusal.of(() -> update(event.toBuilder().setTitle("z").build(), "title"));

        assertThat(refusal.code()).isEqualTo(Code.ABORTED);
        assertThat(refusal.reason()).isEqualTo("ETAG_MISMATCH");
    }

    @Test
    void writesNothingWhenOnlyAskedToValidate() {
        Event checked = world.events(world.ada)
                .createEvent(CreateEventRequest.newBuilder()
                        .setParent(calendar.getName())
                        .setEventId("checked")
                        .setEvent(anEvent("x", "2026-11-25T12:00:00"))
                        .setValidateOnly(true)
                        .build());

        assertThat(checked.getTitle()).isEqualTo("x");
        assertThat(Refusal.of(() -> get(checked)).reason()).isEqualTo("EVENT_NOT_FOUND");
    }

    @Test
    void deletesAnEventWithItsOccurrences() {
        Event series = weekly();
        world.events(world.ada)
                .deleteEvent(DeleteEventRequest.newBuilder()
                        .setName(series.getName())
                        .build());

        assertThat(Refusal.of(() -> get(series)).reason()).isEqualTo("EVENT_NOT_FOUND");
        assertThat(list("2026-11-23T00:00:00Z", "2026-12-07T00:00:00Z", true).getEventsList())
                .isEmpty();
    }

    @Test
    void namesWhatIsWrongWithAnEvent() {
        assertThat(refusalOf(anEvent("x", "2026-11-25T12:00:00").addRecurrence("RRULE:FREQ=NEVER"))
                        .reason())
                .isEqualTo("INVALID_RECURRENCE");
        assertThat(refusalOf(anEvent("x", "2026-11-25T12:00:00").setEnd(berlin("2026-11-25T11:00:00")))
                        .fields())
                .containsExactly("event.end");
        assertThat(refusalOf(anEvent("x", "2026-11-25T12:00:00").setEnd(day("2026-11-26")))
                        .reason())
                .isEqualTo("INVALID_EVENT_TIME");
        assertThat(refusalOf(Event.newBuilder()
                                .setStart(EventTime.newBuilder()
                                        .setDateTime("2026-11-25T12:00:00")
                                        .setTimeZone("Mars/Olympus")))
                        .fields())
                .containsExactly("event.start.time_zone");
    }

    @Test
    void findsWordsAndTypes() {
        world.create(
                world.ada,
                calendar,
                anEvent("Budget review", "2026-11-25T12:00:00").build());
        world.create(
                world.ada,
                calendar,
                anEvent("Deep work", "2026-11-25T14:00:00")
                        .setEventType(Event.EventType.FOCUS)
                        .build());

        ListEventsRequest all =
                ListEventsRequest.newBuilder().setParent(calendar.getName()).build();
        assertThat(titles(all.toBuilder().setQ("review").build())).containsExactly("Budget review");
        assertThat(titles(all.toBuilder()
                        .addEventTypes(Event.EventType.FOCUS)
                        .setExpand(true)
                        .build()))
                .containsExactly("Deep work");
    }

    @Test
    void refusesTwoEventsOfOneUidOrId() {
        CreateEventRequest first = CreateEventRequest.newBuilder()
                .setParent(calendar.getName())
                .setEventId("kickoff")
                .setEvent(anEvent("x", "2026-11-25T12:00:00").setUid("u-1"))
                .build();
        world.events(world.ada).createEvent(first);

        assertThat(Refusal.of(() -> world.events(world.ada).createEvent(first)).reason())
                .isEqualTo("EVENT_EXISTS");
        assertThat(Refusal.of(() -> world.events(world.ada)
                                .createEvent(first.toBuilder()
                                        .setEventId("kickoff-2")
                                        .build()))
                        .reason())
                .isEqualTo("UID_EXISTS");
    }

    private Event weekly() {
        return world.create(
                world.ada,
                calendar,
                anEvent("weekly", "2026-11-23T09:00:00")
                        .addRecurrence("RRULE:FREQ=WEEKLY")
                        .build());
    }

    private Event get(Event event) {
        return world.events(world.ada)
                .getEvent(GetEventRequest.newBuilder().setName(event.getName()).build());
    }

    private Event instance(String name) {
        return world.events(world.ada)
                .getEventInstance(
                        GetEventInstanceRequest.newBuilder().setName(name).build());
    }

    private Event update(Event event, String path) {
        return world.events(world.ada)
                .updateEvent(UpdateEventRequest.newBuilder()
                        .setEvent(event)
                        .setUpdateMask(FieldMask.newBuilder().addPaths(path))
                        .build());
    }

    private Refusal refusalOf(Event.Builder event) {
        return Refusal.of(() -> world.create(world.ada, calendar, event.build()));
    }

    private ListEventsResponse list(String start, String end, boolean expand) {
        return world.events(world.ada)
                .listEvents(ListEventsRequest.newBuilder()
                        .setParent(calendar.getName())
                        .setStartTime(timestamp(start))
                        .setEndTime(timestamp(end))
                        .setExpand(expand)
                        .build());
    }

    private List<String> titles(ListEventsRequest request) {
        return world.events(world.ada).listEvents(request).getEventsList().stream()
                .map(Event::getTitle)
                .toList();
    }

    private static com.google.protobuf.Timestamp timestamp(String text) {
        try {
            return Timestamps.parse(text);
        } catch (ParseException malformed) {
            throw new IllegalArgumentException(text, malformed);
        }
    }
}
