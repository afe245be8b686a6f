package dev.orrery.calendar.privacy;

import static dev.orrery.calendar.testing.World.anEvent;

import com.google.protobuf.FieldMask;
import dev.orrery.calendar.testing.World;
import dev.orrery.calendar.v1.AccessRule;
import dev.orrery.calendar.v1.Attendee;
import dev.orrery.calendar.v1.Calendar;
import dev.orrery.calendar.v1.ConflictPolicy;
import dev.orrery.calendar.v1.CreateCalendarRequest;
import dev.orrery.calendar.v1.CreateEventRequest;
import dev.orrery.calendar.v1.CreateRoomRequest;
import dev.orrery.calendar.v1.Event;
import dev.orrery.calendar.v1.Feed;
import dev.orrery.calendar.v1.Room;
import dev.orrery.calendar.v1.UpdateEventRequest;
import dev.orrery.kit.testing.Seeds;
import dev.orrery.kit.testing.ServiceChannels;
import java.util.List;
import java.util.random.RandomGenerator;

/** A calendar with events whose times follow from one seed and whose hidden parts follow from another. */
final class HiddenWorld {
    private static final int EVENTS = 6;
    private static final List<Event.EventType> TYPES =
            List.of(Event.EventType.MEETING, Event.EventType.FOCUS, Event.EventType.DEADLINE);

    private final World world;
    private final Calendar calendar;
    private final AccessRule.Role role;
    private final String room;
    private final ViewedEverything viewer;
    private final ViewedEverything owner;

    HiddenWorld(ServiceChannels channels, AccessRule.Role role, long sharedSeed, long hiddenSeed) {
        this.world = new World(channels);
        this.role = role;
        this.calendar = world.calendars(world.ada)
                .createCalendar(CreateCalendarRequest.newBuilder()
                        .setParent(world.acme.name())
                        .setCalendarId("paired")
                        .setCalendar(
                                Calendar.newBuilder().setDisplayName("Plans").setTimeZone("Europe/Berlin"))
                        .build());
        world.grant(world.ada, calendar, world.ben, role);
        this.room = world.rooms(world.ada)
                .createRoom(CreateRoomRequest.newBuilder()
                        .setParent(world.acme.name())
                        .setRoomId("room")
                        .setRoom(Room.newBuilder().setDisplayName("Room"))
                        .build())
                .getName();
        Feed.Detail detail = role == AccessRule.Role.FREE_BUSY ? Feed.Detail.FREE_BUSY : Feed.Detail.FULL;
        this.viewer = new ViewedEverything(channels, world, world.ben, calendar, room, detail);
        this.owner = new ViewedEverything(channels, world, world.ada, calendar, room, detail);
        fill(Seeds.random(sharedSeed), Seeds.random(hiddenSeed));
    }

    String whatTheViewerGets() {
        return viewer.text();
    }

    String whatTheOwnerGets() {
        return owner.text();
    }

    private void fill(RandomGenerator shared, RandomGenerator hidden) {
        for (int i = 0; i < EVENTS; i++) {
            String id = "event-" + i;
            Event event = create(id, secret(shared, hidden).build());
            // How often something hidden was changed is hidden too.
            for (int changes = hidden.nextInt(3); changes > 0; changes--) {
                change(event.toBuilder()
                        .clearEtag()
                        .setTitle("secret " + hidden.nextInt())
                        .build());
            }
        }
        if (role == AccessRule.Role.FREE_BUSY) {
            // What takes no time is not there at all for those who see busy times.
            for (int i = hidden.nextInt(3); i > 0; i--) {
                create(
                        "idle-" + i,
                        anEvent("idle", "2026-11-24T12:00:00")
                                .setTransparency(Event.Transparency.TRANSPARENT)
                                .build());
            }
        }
    }

    private Event.Builder secret(RandomGenerator shared, RandomGenerator hidden) {
        Event.Builder event = anEvent("secret " + hidden.nextInt(), "2026-11-2" + shared.nextInt(3, 9) + "T09:00:00")
                .setDescription("word " + hidden.nextInt())
                .setLocation(hidden.nextBoolean() ? "word" : "roof")
                .setEventType(TYPES.get(hidden.nextInt(TYPES.size())))
                .setImportant(hidden.nextBoolean())
                .setUid("uid-" + hidden.nextLong())
                .setVisibility(hidden.nextBoolean() ? Event.Visibility.PRIVATE : Event.Visibility.CONFIDENTIAL)
                .putProperties("key", "value " + hidden.nextInt())
                .addCategories("category " + hidden.nextInt())
                .addAttendees(Attendee.newBuilder().setEmail("guest" + hidden.nextInt(100) + "@example.test"));
        if (hidden.nextBoolean()) {
            event.setColor("#123456").setUrl("https://example.test/" + hidden.nextInt());
        }
        if (hidden.nextBoolean()) {
            event.addAttendees(
                    Attendee.newBuilder().setEmail(world.dan.email()).setUser(world.acme.userName(world.dan.id())));
        }
        if (shared.nextBoolean()) {
            event.addRooms(room);
        }
        if (shared.nextBoolean()) {
            event.addRecurrence("RRULE:FREQ=WEEKLY;COUNT=" + shared.nextInt(2, 6));
        }
        return event;
    }

    private Event create(String id, Event event) {
        return world.events(world.ada)
                .createEvent(CreateEventRequest.newBuilder()
                        .setParent(calendar.getName())
                        .setEventId(id)
                        .setEvent(event)
                        .setConflictPolicy(ConflictPolicy.SKIP_CONFLICTS)
                        .build());
    }

    private void change(Event event) {
        world.events(world.ada)
                .updateEvent(UpdateEventRequest.newBuilder()
                        .setEvent(event)
                        .setUpdateMask(FieldMask.newBuilder().addPaths("title"))
                        .build());
    }
}
