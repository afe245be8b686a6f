package dev.orrery.calendar.events;

import static dev.orrery.calendar.testing.Times.timestamp;
import static dev.orrery.calendar.testing.World.berlin;

import com.google.protobuf.FieldMask;
import com.google.protobuf.Timestamp;
import dev.orrery.calendar.testing.World;
import dev.orrery.calendar.v1.Attendee;
import dev.orrery.calendar.v1.AttendeeServiceGrpc;
import dev.orrery.calendar.v1.BatchCreateEventsRequest;
import dev.orrery.calendar.v1.Calendar;
import dev.orrery.calendar.v1.CreateAttendeeRequest;
import dev.orrery.calendar.v1.CreateEventRequest;
import dev.orrery.calendar.v1.DeleteEventInstanceRequest;
import dev.orrery.calendar.v1.Event;
import dev.orrery.calendar.v1.InstanceScope;
import dev.orrery.calendar.v1.ListEventsRequest;
import dev.orrery.calendar.v1.RespondToEventRequest;
import dev.orrery.calendar.v1.UpdateEventInstanceRequest;
import dev.orrery.calendar.v1.UpdateEventRequest;
import dev.orrery.kit.testing.ServiceChannels;
import dev.orrery.kit.testing.TestCaller;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;

/** Plays the steps of a case of the focus table: Ada invites, Ben sets time aside. */
final class FocusStage {
    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss");

    private final ServiceChannels channels;
    private final World world;
    private final Calendar adas;
    private final Calendar bens;
    private Event meeting = Event.getDefaultInstance();
    private Event focus = Event.getDefaultInstance();

    FocusStage(ServiceChannels channels, World world) {
        this.channels = channels;
        this.world = world;
        this.adas = world.calendar(world.ada);
        this.bens = world.calendar(world.ben);
    }

    void play(String step) {
        List<String> words = List.of(step.split(" ", -1));
        String last = words.getLast();
        switch (words.getFirst()) {
            case "focus" -> focus = world.create(world.ben, bens, block(Event.EventType.FOCUS, words));
            case "away" -> focus = world.create(world.ben, bens, block(Event.EventType.OUT_OF_OFFICE, words));
            case "cancel" -> cancel(focus, last);
            case "invite" -> {
                switch (words.get(1)) {
                    case "dan" -> inviteDan();
                    case "at" -> inviteAtOnce(words.subList(3, words.size()));
                    default -> meeting = world.create(world.ada, adas, invitation(words));
                }
            }
            case "retitle" -> update(meeting.toBuilder().setTitle("renamed"), "title");
            case "move" -> move(words);
            case "accept" -> accept(words.size() == 1 ? "" : last);
            default -> throw new IllegalArgumentException("step: " + step + " (expected: one of the table's)");
        }
    }

    /** As the table tells it. */
    List<String> answers() {
        List<String> lines = new ArrayList<>();
        List<Event> instances = list(true);
        for (Event event : list(false)) {
            lines.add("meeting " + answer(event));
            instances.stream()
                    .filter(instance -> instance.getName().equals(event.getName()) || isOf(event, instance))
                    .map(instance -> "  " + at(instance.getStart().getInstant()) + " " + answer(instance))
                    .forEach(lines::add);
        }
        return lines;
    }

    private static boolean isOf(Event series, Event instance) {
        return instance.getRecurringEvent().equals(series.getName());
    }

    private static Event block(Event.EventType type, List<String> words) {
        Event.Builder block = event("block", words.get(1), words.contains("4h") ? 4 : 1)
                .setEventType(type)
                .setAutoDecline(Event.AutoDecline.valueOf(words.get(2)))
                .setDeclineMessage("Undisturbed");
        return withRule(block, words).build();
    }

    private Event invitation(List<String> words) {
        Event.Builder event = event("meeting", words.get(1), 1).addAttendees(attendee(world.ben));
        if (words.contains("transparent")) {
            event.setTransparency(Event.Transparency.TRANSPARENT);
        }
        return withRule(event, words).build();
    }

    private static Event.Builder withRule(Event.Builder event, List<String> words) {
        words.stream().filter(word -> word.startsWith("RRULE:")).forEach(event::addRecurrence);
        return event;
    }

    private static Event.Builder event(String title, String start, int hours) {
        LocalDateTime from = LocalDateTime.parse(start);
        return Event.newBuilder()
                .setTitle(title)
                .setStart(berlin(SECONDS.format(from)))
                .setEnd(berlin(SECONDS.format(from.plusHours(hours))));
    }

    private void inviteDan() {
        AttendeeServiceGrpc.newBlockingStub(channels.as(world.ada))
                .createAttendee(CreateAttendeeRequest.newBuilder()
                        .setParent(meeting.getName())
                        .setAttendee(attendee(world.dan))
                        .build());
    }

    private void inviteAtOnce(List<String> starts) {
        BatchCreateEventsRequest.Builder batch =
                BatchCreateEventsRequest.newBuilder().setParent(adas.getName());
        starts.forEach(start ->
                batch.addRequests(CreateEventRequest.newBuilder().setEvent(invitation(List.of("invite", start)))));
        world.events(world.ada).batchCreateEvents(batch.build());
    }

    private void move(List<String> words) {
        Event moved = event("meeting", words.getLast(), 1).build();
        if (words.size() == 2) {
            update(meeting.toBuilder().setStart(moved.getStart()).setEnd(moved.getEnd()), "start", "end");
            return;
        }
        boolean isFollowing = words.get(1).equals("following");
        world.events(world.ada)
                .updateEventInstance(UpdateEventInstanceRequest.newBuilder()
                        .setEvent(Event.newBuilder()
                                .setName(meeting.getName() + "/instances/" + words.get(words.size() - 2))
                                .setStart(moved.getStart())
                                .setEnd(moved.getEnd()))
                        .setUpdateMask(FieldMask.newBuilder().addPaths("start").addPaths("end"))
                        .setScope(isFollowing ? InstanceScope.THIS_AND_FOLLOWING : InstanceScope.THIS)
                        .build());
    }

    private void update(Event.Builder event, String... fields) {
        meeting = world.events(world.ada)
                .updateEvent(UpdateEventRequest.newBuilder()
                        .setEvent(event.clearEtag())
                        .setUpdateMask(FieldMask.newBuilder().addAllPaths(List.of(fields)))
                        .build());
    }

    private void cancel(Event event, String instance) {
        world.events(world.ben)
                .deleteEventInstance(DeleteEventInstanceRequest.newBuilder()
                        .setName(event.getName() + "/instances/" + instance)
                        .build());
    }

    private void accept(String instance) {
        AttendeeServiceGrpc.newBlockingStub(channels.as(world.ben))
                .respondToEvent(RespondToEventRequest.newBuilder()
                        .setName(meeting.getName())
                        .setResponse(Attendee.Response.ACCEPTED)
                        .setInstance(instance)
                        .build());
    }

    private List<Event> list(boolean expand) {
        return world.events(world.ada)
                .listEvents(ListEventsRequest.newBuilder()
                        .setParent(adas.getName())
                        .setStartTime(timestamp("2026-11-01T00:00:00Z"))
                        .setEndTime(timestamp("2027-02-01T00:00:00Z"))
                        .setPageSize(1_000)
                        .setExpand(expand)
                        .build())
                .getEventsList();
    }

    private String answer(Event event) {
        String ben = world.acme.userName(world.ben.id());
        Attendee attendee = event.getAttendeesList().stream()
                .filter(invited -> invited.getUser().equals(ben))
                .findFirst()
                .orElseThrow();
        return (attendee.getResponse() + " " + attendee.getComment()).strip();
    }

    private Attendee attendee(TestCaller caller) {
        return Attendee.newBuilder()
                .setEmail(caller.email())
                .setUser(world.acme.userName(caller.id()))
                .build();
    }

    private static String at(Timestamp time) {
        return Instant.ofEpochSecond(time.getSeconds()).toString().replace(":00Z", "Z");
    }
}
