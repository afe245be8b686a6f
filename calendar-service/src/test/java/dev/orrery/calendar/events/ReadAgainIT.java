package dev.orrery.calendar.events;

import static dev.orrery.calendar.testing.World.anEvent;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.FieldMask;
import dev.orrery.calendar.v1.Attendee;
import dev.orrery.calendar.v1.CreateEventRequest;
import dev.orrery.calendar.v1.DeleteEventRequest;
import dev.orrery.calendar.v1.Event;
import dev.orrery.calendar.v1.GetEventRequest;
import dev.orrery.calendar.v1.UpdateEventInstanceRequest;
import dev.orrery.calendar.v1.UpdateEventRequest;
import dev.orrery.kit.testing.ServiceChannels;
import dev.orrery.kit.testing.ServiceTest;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What was read before and is read again shows every change, though the service remembers what it read. */
@ServiceTest
class ReadAgainIT {
    @Autowired
    private ServiceChannels channels;

    private Agenda agenda;

    @BeforeEach
    void setUp() {
        agenda = new Agenda(channels);
    }

    @Test
    void showsAnotherTitle() {
        Event event = agenda.add(anEvent("before", "2026-11-25T12:00:00"));
        assertThat(get(event).getTitle()).isEqualTo("before");

        update(event.toBuilder().setTitle("after"), "title");

        assertThat(get(event).getTitle()).isEqualTo("after");
        assertThat(titles()).containsExactly("after");
    }

    @Test
    void showsAnotherGuest() {
        Event event = agenda.add(anEvent("party", "2026-11-25T12:00:00"));
        assertThat(get(event).getAttendeesList()).isEmpty();

        update(event.toBuilder().addAttendees(Attendee.newBuilder().setEmail("zoe@example.org")), "attendees");

        assertThat(get(event).getAttendeesList()).extracting(Attendee::getEmail).containsExactly("zoe@example.org");
    }

    @Test
    void showsAnInstanceThatDiffers() {
        Event series = agenda.weekly();
        assertThat(titles()).containsExactly("weekly", "weekly");

        agenda.world
                .events(agenda.world.ada)
                .updateEventInstance(UpdateEventInstanceRequest.newBuilder()
                        .setEvent(Event.newBuilder()
                                .setName(series.getName() + "/instances/20261130T080000Z")
                                .setTitle("once"))
                        .setUpdateMask(FieldMask.newBuilder().addPaths("title"))
                        .build());

        assertThat(titles()).containsExactly("weekly", "once");
    }

    @Test
    void showsAnotherEventOfTheSameName() {
        Event first = create("first");
        assertThat(get(first).getTitle()).isEqualTo("first");

        agenda.world
                .events(agenda.world.ada)
                .deleteEvent(
                        DeleteEventRequest.newBuilder().setName(first.getName()).build());
        Event second = create("second");

        assertThat(second.getName()).isEqualTo(first.getName());
        assertThat(get(second).getTitle()).isEqualTo("second");
        assertThat(titles()).containsExactly("second");
    }

    private Event create(String title) {
        return agenda.world
                .events(agenda.world.ada)
                .createEvent(CreateEventRequest.newBuilder()
                        .setParent(agenda.calendar.getName())
                        .setEventId("the-same")
                        .setEvent(anEvent(title, "2026-11-25T12:00:00"))
                        .build());
    }

    private void update(Event.Builder event, String field) {
        agenda.world
                .events(agenda.world.ada)
                .updateEvent(UpdateEventRequest.newBuilder()
                        .setEvent(event)
                        .setUpdateMask(FieldMask.newBuilder().addPaths(field))
                        .build());
    }

    private Event get(Event event) {
        return agenda.world
                .events(agenda.world.ada)
                .getEvent(GetEventRequest.newBuilder().setName(event.getName()).build());
    }

    private List<String> titles() {
        return agenda.list("2026-11-23T00:00:00Z", "2026-12-07T00:00:00Z", true).getEventsList().stream()
                .map(Event::getTitle)
                .toList();
    }
}
