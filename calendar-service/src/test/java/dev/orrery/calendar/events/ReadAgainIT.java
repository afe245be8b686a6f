package dev.orrery.calendar.events;

import static dev.orrery.calendar.testing.World.anEvent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.FieldMask;
import dev.orrery.calendar.testing.Times;
import dev.orrery.calendar.testing.World;
import dev.orrery.calendar.v1.AccessRule;
import dev.orrery.calendar.v1.Attendee;
import dev.orrery.calendar.v1.CreateEventRequest;
import dev.orrery.calendar.v1.DeleteAccessRuleRequest;
import dev.orrery.calendar.v1.DeleteEventRequest;
import dev.orrery.calendar.v1.Event;
import dev.orrery.calendar.v1.GetEventRequest;
import dev.orrery.calendar.v1.UpdateCalendarRequest;
import dev.orrery.calendar.v1.UpdateEventInstanceRequest;
import dev.orrery.calendar.v1.UpdateEventRequest;
import dev.orrery.kit.testing.ServiceChannels;
import dev.orrery.kit.testing.ServiceTest;
import dev.orrery.kit.testing.TestCaller;
import io.grpc.StatusRuntimeException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
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

    @Test
    void showsNothingAnyMoreToWhoLostTheirRole() {
        Event event = agenda.add(anEvent("shared", "2026-11-25T12:00:00"));
        AccessRule rule = agenda.world.grant(agenda.world.ada, agenda.calendar, agenda.world.ben, AccessRule.Role.READ);
        assertThat(get(agenda.world.ben, event).getTitle()).isEqualTo("shared");

        agenda.world
                .access(agenda.world.ada)
                .deleteAccessRule(DeleteAccessRuleRequest.newBuilder()
                        .setName(rule.getName())
                        .build());

        assertThatThrownBy(() -> get(agenda.world.ben, event)).hasMessageContaining("no calendar of this name");
        assertThat(get(event).getTitle()).isEqualTo("shared");
    }

    @Test
    void readsDaysInTheNewZoneOfTheCalendar() {
        Event event = agenda.add(Event.newBuilder()
                .setTitle("day")
                .setStart(World.day("2026-11-25"))
                .setEnd(World.day("2026-11-26")));
        assertThat(get(event).getStart().getInstant()).isEqualTo(Times.timestamp("2026-11-24T23:00:00Z"));

        agenda.world
                .calendars(agenda.world.ada)
                .updateCalendar(UpdateCalendarRequest.newBuilder()
                        .setCalendar(agenda.calendar.toBuilder().setTimeZone("Asia/Tokyo"))
                        .setUpdateMask(FieldMask.newBuilder().addPaths("time_zone"))
                        .build());

        assertThat(get(event).getStart().getInstant()).isEqualTo(Times.timestamp("2026-11-24T15:00:00Z"));
    }

    @Test
    void showsManyReadersAtOnceWhatEachMaySee() throws Exception {
        Event event = agenda.add(anEvent("shared", "2026-11-25T12:00:00"));
        Event unshared = agenda.world.create(
                agenda.world.ben,
                agenda.world.calendar(agenda.world.ben),
                anEvent("unshared", "2026-11-25T12:00:00").build());
        agenda.world.grant(agenda.world.ada, agenda.calendar, agenda.world.ben, AccessRule.Role.FREE_BUSY);
        Callable<List<String>> ada = () -> List.of(title(agenda.world.ada, event), title(agenda.world.ada, unshared));
        Callable<List<String>> ben = () -> List.of(title(agenda.world.ben, event), title(agenda.world.ben, unshared));

        try (ExecutorService readers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<List<String>>> titles = readers.invokeAll(IntStream.range(0, 200)
                    .mapToObj(i -> i % 2 == 0 ? ada : ben)
                    .toList());
            for (int i = 0; i < titles.size(); i++) {
                assertThat(titles.get(i).get())
                        .isEqualTo(i % 2 == 0 ? List.of("shared", "NOT_FOUND") : List.of("", "unshared"));
            }
        }
    }

    private String title(TestCaller caller, Event event) {
        try {
            return get(caller, event).getTitle();
        } catch (StatusRuntimeException refused) {
            return refused.getStatus().getCode().name();
        }
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
        return get(agenda.world.ada, event);
    }

    private Event get(TestCaller caller, Event event) {
        return agenda.world
                .events(caller)
                .getEvent(GetEventRequest.newBuilder().setName(event.getName()).build());
    }

    private List<String> titles() {
        return agenda.list("2026-11-23T00:00:00Z", "2026-12-07T00:00:00Z", true).getEventsList().stream()
                .map(Event::getTitle)
                .toList();
    }
}
