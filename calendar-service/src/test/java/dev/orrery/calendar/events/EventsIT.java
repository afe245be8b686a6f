package dev.orrery.calendar.events;

import static dev.orrery.calendar.testing.Times.timestamp;
import static dev.orrery.calendar.testing.World.anEvent;
import static dev.orrery.calendar.testing.World.berlin;
import static dev.orrery.calendar.testing.World.day;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.FieldMask;
import com.google.protobuf.util.Timestamps;
import dev.orrery.calendar.v1.CreateEventRequest;
import dev.orrery.calendar.v1.DeleteEventRequest;
import dev.orrery.calendar.v1.Event;
import dev.orrery.calendar.v1.EventTime;
import dev.orrery.calendar.v1.GetEventRequest;
import dev.orrery.calendar.v1.UpdateEventRequest;
import dev.orrery.kit.testing.Refusal;
import dev.orrery.kit.testing.ServiceChannels;
import dev.orrery.kit.testing.ServiceTest;
import io.grpc.Status.Code;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What is written into a calendar: created, changed, deleted, or refused by the name of what is wrong. */
@ServiceTest
class EventsIT {
    @Autowired
    private ServiceChannels channels;

    private Agenda agenda;

    @BeforeEach
    void setUp() {
        agenda = new Agenda(channels);
    }

    @Test
    void keepsAllThreeKindsOfTime() {
        Event zoned = agenda.add(anEvent("zoned", "2026-11-23T09:00:00"));
        Event days = agenda.add(Event.newBuilder().setTitle("day").setStart(day("2026-11-24")));
        Event floating = agenda.add(Event.newBuilder()
                .setTitle("floating")
                .setStart(EventTime.newBuilder().setDateTime("2026-11-25T08:00:00")));

        assertThat(get(zoned)).isEqualTo(zoned);
        assertThat(zoned.getStart().getInstant()).isEqualTo(timestamp("2026-11-23T08:00:00Z"));
        assertThat(days.getEnd().getDate()).isEqualTo("2026-11-25");
        assertThat(days.getStart().getInstant()).isEqualTo(timestamp("2026-11-23T23:00:00Z"));
        assertThat(floating.getStart().getTimeZone()).isEmpty();
        assertThat(floating.getEnd().getDateTime()).isEqualTo("2026-11-25T08:00:00");
    }

    @Test
    void convertsAnOffsetToTheZone() {
        Event event = agenda.add(Event.newBuilder()
                .setStart(EventTime.newBuilder()
                        .setDateTime("2026-11-23T09:00:00Z")
                        .setTimeZone("Europe/Berlin")));

        assertThat(event.getStart().getDateTime()).isEqualTo("2026-11-23T10:00:00");
    }

    @Test
    void changesOnlyTheFieldsOfTheMask() {
        Event event = agenda.add(anEvent("before", "2026-11-25T12:00:00").setLocation("here"));

        Event renamed =
                update(event.toBuilder().setTitle("after").setLocation("there").build(), "title");
        Event moved = update(
                renamed.toBuilder().setStart(berlin("2026-11-26T12:00:00")).build(), "start");

        assertThat(renamed.getTitle()).isEqualTo("after");
        assertThat(renamed.getLocation()).isEqualTo("here");
        assertThat(renamed.getSequence()).isZero();
        assertThat(moved.getEnd().getDateTime()).isEqualTo("2026-11-26T13:00:00");
        assertThat(moved.getSequence()).isEqualTo(1);
        assertThat(agenda.list("2026-11-25T00:00:00Z", "2026-11-26T00:00:00Z", true)
                        .getEventsList())
                .isEmpty();
    }

    @Test
    void refusesAStaleEtag() {
        Event event = agenda.add(anEvent("x", "2026-11-25T12:00:00"));
        update(event.toBuilder().setTitle("y").build(), "title");

        Refusal refusal =
                Refusal.of(() -> update(event.toBuilder().setTitle("z").build(), "title"));

        assertThat(refusal.code()).isEqualTo(Code.ABORTED);
        assertThat(refusal.reason()).isEqualTo("ETAG_MISMATCH");
    }

    @Test
    void writesNothingWhenOnlyAskedToValidate() {
        Event checked = agenda.world
                .events(agenda.world.ada)
                .createEvent(CreateEventRequest.newBuilder()
                        .setParent(agenda.calendar.getName())
                        .setEventId("checked")
                        .setEvent(anEvent("x", "2026-11-25T12:00:00"))
                        .setValidateOnly(true)
                        .build());

        assertThat(checked.getTitle()).isEqualTo("x");
        assertThat(Refusal.of(() -> get(checked)).reason()).isEqualTo("EVENT_NOT_FOUND");
    }

    @Test
    void deletesAnEventWithItsOccurrences() {
        Event series = agenda.weekly();
        agenda.world
                .events(agenda.world.ada)
                .deleteEvent(DeleteEventRequest.newBuilder()
                        .setName(series.getName())
                        .build());

        assertThat(Refusal.of(() -> get(series)).reason()).isEqualTo("EVENT_NOT_FOUND");
        assertThat(agenda.list("2026-11-23T00:00:00Z", "2026-12-07T00:00:00Z", true)
                        .getEventsList())
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
        for (String beyond : List.of("0000-05-05", "0001-01-01", "9999-12-30", "9999-12-31")) {
            assertThat(refusalOf(Event.newBuilder().setStart(day(beyond))).reason())
                    .as(beyond)
                    .isEqualTo("INVALID_EVENT_TIME");
        }
    }

    @Test
    void showsInstancesUpToTheEndsOfTheYears() {
        agenda.add(Event.newBuilder().setStart(day("0001-01-02")).addRecurrence("RRULE:FREQ=YEARLY;COUNT=2"));
        agenda.add(Event.newBuilder()
                .setStart(berlin("9997-12-26T09:00:00"))
                .setEnd(berlin("9997-12-30T09:00:00"))
                .addRecurrence("RRULE:FREQ=YEARLY")
                .addRecurrence("RDATE;VALUE=PERIOD;TZID=Europe/Berlin:99990101T000000/P3000D"));

        assertThat(agenda.list("0001-01-01T00:00:00Z", "9999-12-31T00:00:00Z", true)
                        .getEventsList())
                .extracting(event -> Timestamps.toString(event.getStart().getInstant()))
                .containsExactly(
                        "0001-01-01T23:06:32Z", "0002-01-01T23:06:32Z", "9997-12-26T08:00:00Z", "9998-12-26T08:00:00Z");
    }

    @Test
    void refusesTwoEventsOfOneUidOrId() {
        CreateEventRequest first = CreateEventRequest.newBuilder()
                .setParent(agenda.calendar.getName())
                .setEventId("kickoff")
                .setEvent(anEvent("x", "2026-11-25T12:00:00").setUid("u-1"))
                .build();
        agenda.world.events(agenda.world.ada).createEvent(first);

        assertThat(Refusal.of(() -> agenda.world.events(agenda.world.ada).createEvent(first))
                        .reason())
                .isEqualTo("EVENT_EXISTS");
        assertThat(Refusal.of(() -> agenda.world
                                .events(agenda.world.ada)
                                .createEvent(first.toBuilder()
                                        .setEventId("kickoff-2")
                                        .build()))
                        .reason())
                .isEqualTo("UID_EXISTS");
    }

    private Event get(Event event) {
        return agenda.world
                .events(agenda.world.ada)
                .getEvent(GetEventRequest.newBuilder().setName(event.getName()).build());
    }

    private Event update(Event event, String path) {
        return agenda.world
                .events(agenda.world.ada)
                .updateEvent(UpdateEventRequest.newBuilder()
                        .setEvent(event)
                        .setUpdateMask(FieldMask.newBuilder().addPaths(path))
                        .build());
    }

    private Refusal refusalOf(Event.Builder event) {
        return Refusal.of(() -> agenda.add(event));
    }
}
