package dev.orrery.calendar.subscriptions;

import static dev.orrery.calendar.testing.World.anEvent;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.api.HttpBody;
import com.google.protobuf.ByteString;
import com.google.protobuf.FieldMask;
import dev.orrery.calendar.calendars.CalendarEditor;
import dev.orrery.calendar.v1.AccessRule;
import dev.orrery.calendar.v1.Attendee;
import dev.orrery.calendar.v1.AttendeeServiceGrpc;
import dev.orrery.calendar.v1.BatchCreateEventsRequest;
import dev.orrery.calendar.v1.Calendar;
import dev.orrery.calendar.v1.CreateAttendeeRequest;
import dev.orrery.calendar.v1.CreateEventRequest;
import dev.orrery.calendar.v1.CreateRoomRequest;
import dev.orrery.calendar.v1.DeleteEventInstanceRequest;
import dev.orrery.calendar.v1.DeleteEventRequest;
import dev.orrery.calendar.v1.Event;
import dev.orrery.calendar.v1.EventServiceGrpc.EventServiceBlockingStub;
import dev.orrery.calendar.v1.GetEventRequest;
import dev.orrery.calendar.v1.ImportEventsRequest;
import dev.orrery.calendar.v1.MoveEventRequest;
import dev.orrery.calendar.v1.Room;
import dev.orrery.calendar.v1.UpdateEventRequest;
import dev.orrery.kit.changes.ChangeLog;
import dev.orrery.kit.tenancy.OrganizationTransactions;
import dev.orrery.kit.testing.FixedClock;
import dev.orrery.kit.testing.Refusal;
import dev.orrery.kit.testing.ServiceChannels;
import dev.orrery.kit.testing.ServiceTest;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What a server says is seen like anything else, changed by nobody here, and decides on nothing here. */
@ServiceTest
class ReadOnlyIT {
    @Autowired
    private ServiceChannels channels;

    @Autowired
    private OrganizationTransactions transactions;

    @Autowired
    private ChangeLog log;

    @Autowired
    private CalendarEditor calendars;

    @Autowired
    private FixedClock serviceClock;

    private FeedServer server;
    private Subscriber subscriber;
    private Calendar calendar;

    @BeforeEach
    void begin() throws IOException {
        server = new FeedServer();
        subscriber = new Subscriber(channels);
        calendar = subscriber.subscribe(server.url()).getCalendar();
    }

    @AfterEach
    void end() {
        server.close();
    }

    @Test
    void isChangedByNobody() {
        Event single = read(FeedText.event("a", 1, "A"));
        Calendar own = subscriber.world.calendar(subscriber.world.ada);
        Event mine = subscriber.world.create(
                subscriber.world.ada,
                own,
                anEvent("Mine", "2026-11-23T09:00:00").build());
        Event draft = anEvent("New", "2026-11-23T09:00:00").build();
        CreateEventRequest create = CreateEventRequest.newBuilder()
                .setParent(calendar.getName())
                .setEvent(draft)
                .build();

        assertReadOnly(() -> events().createEvent(create));
        assertReadOnly(() -> events().batchCreateEvents(BatchCreateEventsRequest.newBuilder()
                .setParent(calendar.getName())
                .addRequests(create)
                .build()));
        assertReadOnly(() -> events().updateEvent(UpdateEventRequest.newBuilder()
                .setEvent(single.toBuilder().setTitle("B"))
                .setUpdateMask(FieldMask.newBuilder().addPaths("title"))
                .build()));
        assertReadOnly(() -> events().deleteEvent(DeleteEventRequest.newBuilder()
                .setName(single.getName())
                .build()));
        assertReadOnly(() -> events().moveEvent(MoveEventRequest.newBuilder()
                .setName(single.getName())
                .setDestination(own.getName())
                .build()));
        assertReadOnly(() -> events().moveEvent(MoveEventRequest.newBuilder()
                .setName(mine.getName())
                .setDestination(calendar.getName())
                .build()));
        assertReadOnly(() -> subscriber
                .world
                .interchange(subscriber.world.ada)
                .importEvents(ImportEventsRequest.newBuilder()
                        .setParent(calendar.getName())
                        .setContent(HttpBody.newBuilder()
                                .setContentType("text/calendar")
                                .setData(ByteString.copyFromUtf8(FeedText.of())))
                        .build()));
        assertReadOnly(() -> AttendeeServiceGrpc.newBlockingStub(channels.as(subscriber.world.ada))
                .createAttendee(CreateAttendeeRequest.newBuilder()
                        .setParent(single.getName())
                        .setAttendee(Attendee.newBuilder().setEmail("ben@example.test"))
                        .build()));
        assertThat(subscriber.events(calendar)).containsExactly(single);
    }

    @Test
    void hasInstancesThatNobodyChangesEither() {
        Event series = read(FeedText.event("a", 1, "A", "RRULE:FREQ=DAILY;COUNT=3"));

        assertReadOnly(() -> events().deleteEventInstance(DeleteEventInstanceRequest.newBuilder()
                .setName(series.getName() + "/instances/20261202T090000Z")
                .build()));
    }

    @Test
    void tellsThoseWhoMayNotWriteThatFirst() {
        read(FeedText.event("a", 1, "A"));
        subscriber.world.grant(subscriber.world.ada, calendar, subscriber.world.ben, AccessRule.Role.READ);

        assertThat(Refusal.of(() -> subscriber
                                .world
                                .events(subscriber.world.ben)
                                .createEvent(CreateEventRequest.newBuilder()
                                        .setParent(calendar.getName())
                                        .setEvent(anEvent("New", "2026-11-23T09:00:00"))
                                        .build()))
                        .reason())
                .isEqualTo("ACCESS_DENIED");
    }

    @Test
    void showsBusyTimesToThoseWhoMaySeeNoMore() {
        read(FeedText.event("a", 1, "Title", "LOCATION:Somewhere", "X-SECRET:more"));
        subscriber.world.grant(subscriber.world.ada, calendar, subscriber.world.ben, AccessRule.Role.FREE_BUSY);

        List<Event> seen = subscriber.events(subscriber.world.ben, calendar);

        assertThat(seen).singleElement().satisfies(event -> {
            assertThat(event.getTitle()).isEmpty();
            assertThat(event.toString()).doesNotContain("Title", "Somewhere", "more");
        });
    }

    @Test
    void invitesNobodyAndBooksNothing() {
        String room = "board-room";
        subscriber
                .world
                .rooms(subscriber.world.ada)
                .createRoom(CreateRoomRequest.newBuilder()
                        .setParent(subscriber.world.acme.name())
                        .setRoomId(room)
                        .setRoom(Room.newBuilder().setDisplayName("Board").setTimeZone("UTC"))
                        .build());

        Event event = read(FeedText.event(
                "a",
                1,
                "A",
                "X-ORRERY-ROOM:" + room,
                "X-ORRERY-PROJECT:apollo",
                "ORGANIZER;X-ORRERY-USER=" + subscriber.world.ada.id().value() + ":mailto:ada@example.test",
                "ATTENDEE;X-ORRERY-USER=" + subscriber.world.ben.id().value() + ":mailto:ben@example.test"));

        assertThat(event.getRoomsList()).isEmpty();
        assertThat(event.getProject()).isEmpty();
        assertThat(event.getOrganizer().getUser()).isEmpty();
        assertThat(event.getAttendeesList()).singleElement().satisfies(attendee -> {
            assertThat(attendee.getEmail()).isEqualTo("ben@example.test");
            assertThat(attendee.getUser()).isEmpty();
        });
        assertThat(Refusal.of(() -> subscriber
                                .world
                                .events(subscriber.world.ben)
                                .getEvent(GetEventRequest.newBuilder()
                                        .setName(event.getName())
                                        .build()))
                        .reason())
                .isEqualTo("CALENDAR_NOT_FOUND");
    }

    private Event read(String event) {
        server.answer(FeedText.of(event));
        SubscriptionWork work = new SubscriptionWork(transactions, log, serviceClock, calendars, FeedServer.reader());
        work.run(work.claim(subscriber.world.acme).orElseThrow());
        Event listed = subscriber.events(calendar).getFirst();
        return events().getEvent(
                        GetEventRequest.newBuilder().setName(listed.getName()).build());
    }

    private EventServiceBlockingStub events() {
        return subscriber.world.events(subscriber.world.ada);
    }

    private static void assertReadOnly(Runnable call) {
        assertThat(Refusal.of(call).reason()).isEqualTo("CALENDAR_READ_ONLY");
    }
}
