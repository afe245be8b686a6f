package dev.orrery.calendar.calendars;

import static dev.orrery.calendar.testing.World.anEvent;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.FieldMask;
import dev.orrery.calendar.testing.World;
import dev.orrery.calendar.v1.AccessRule;
import dev.orrery.calendar.v1.Calendar;
import dev.orrery.calendar.v1.CreateCalendarRequest;
import dev.orrery.calendar.v1.DeleteCalendarRequest;
import dev.orrery.calendar.v1.Event;
import dev.orrery.calendar.v1.GetCalendarRequest;
import dev.orrery.calendar.v1.GetEventRequest;
import dev.orrery.calendar.v1.ListCalendarsRequest;
import dev.orrery.calendar.v1.ListEventsRequest;
import dev.orrery.calendar.v1.UndeleteCalendarRequest;
import dev.orrery.calendar.v1.UpdateCalendarRequest;
import dev.orrery.kit.testing.EmbeddedDatabase;
import dev.orrery.kit.testing.Refusal;
import dev.orrery.kit.testing.ServiceChannels;
import dev.orrery.kit.testing.ServiceTest;
import dev.orrery.kit.testing.TestCaller;
import io.grpc.Status.Code;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ServiceTest
class CalendarsIT {
    @Autowired
    private ServiceChannels channels;

    @Autowired
    private EmbeddedDatabase database;

    private World world;

    @BeforeEach
    void setUp() {
        world = new World(channels);
    }

    @Test
    void makesTheFirstCalendarOfAUserTheMainOne() {
        Calendar first = world.calendar(world.ada);
        Calendar second = world.calendar(world.ada);

        assertThat(first.getPrimary()).isTrue();
        assertThat(second.getPrimary()).isFalse();
        assertThat(first.getMyRole()).isEqualTo(AccessRule.Role.OWNER);
        assertThat(first.getOwner()).isEqualTo(world.acme.userName(world.ada.id()));
        assertThat(first.getColor()).matches("#[0-9a-f]{6}");
    }

    @Test
    void hidesWhatSomebodyMustNotSee() {
        Calendar secret = world.calendar(world.ada);
        Event event = world.create(
                world.ada, secret, anEvent("x", "2026-11-23T09:00:00").build());

        assertThat(Refusal.of(() -> get(world.ben, secret)).reason()).isEqualTo("CALENDAR_NOT_FOUND");
        assertThat(Refusal.of(() -> get(world.cleo, secret)).reason()).isEqualTo("ORGANIZATION_NOT_FOUND");
        assertThat(Refusal.of(() -> world.events(world.ben)
                                .getEvent(GetEventRequest.newBuilder()
                                        .setName(event.getName())
                                        .build()))
                        .code())
                .isEqualTo(Code.NOT_FOUND);
        assertThat(list(world.ben)).isEmpty();
    }

    @Test
    void opensSharedCalendarsToMembersAndNotToGuests() {
        Calendar shared = world.calendar(world.ben, Calendar.Visibility.ORG);

        assertThat(get(world.dan, shared).getMyRole()).isEqualTo(AccessRule.Role.READ);
        assertThat(get(world.ada, shared).getMyRole()).isEqualTo(AccessRule.Role.MANAGE);
        assertThat(Refusal.of(() -> get(world.gus, shared)).reason()).isEqualTo("CALENDAR_NOT_FOUND");
        assertThat(Refusal.of(() -> world.create(
                                world.dan,
                                shared,
                                anEvent("x", "2026-11-23T09:00:00").build()))
                        .reason())
                .isEqualTo("ACCESS_DENIED");
        world.grant(world.ben, shared, world.gus, AccessRule.Role.READ);
        assertThat(list(world.gus)).extracting(Calendar::getName).containsExactly(shared.getName());
    }

    @Test
    void letsGuestsCreateNothing() {
        assertThat(Refusal.of(() -> world.calendar(world.gus)).reason()).isEqualTo("ACCESS_DENIED");
    }

    @Test
    void showsPrivateEventsToReadersAsBusy() {
        Calendar shared = world.calendar(world.ada, Calendar.Visibility.ORG);
        world.create(
                world.ada,
                shared,
                anEvent("doctor", "2026-11-23T09:00:00")
                        .setVisibility(Event.Visibility.PRIVATE)
                        .build());
        world.create(
                world.ada, shared, anEvent("stand-up", "2026-11-24T09:00:00").build());

        assertThat(events(world.ben, shared, "")).extracting(Event::getTitle).containsExactly("", "stand-up");
        assertThat(events(world.ben, shared, "doctor")).isEmpty();
        assertThat(events(world.ada, shared, "doctor")).hasSize(1);
    }

    @Test
    void looksTheSameToABusyViewerWhateverTheHiddenFieldsAre() {
        Calendar one = world.calendar(world.ada);
        Calendar other = world.calendar(world.ada);
        world.create(
                world.ada,
                one,
                CalendarsIT.plain("e-1")
                        .setTitle("Merger")
                        .setLocation("Room 1")
                        .build());
        world.create(
                world.ada,
                other,
                CalendarsIT.plain("e-2").setImportant(true).addCategories("x").build());
        List.of(one, other).forEach(calendar -> world.grant(world.ada, calendar, world.ben, AccessRule.Role.FREE_BUSY));

        assertThat(nameless(events(world.ben, one, ""))).isEqualTo(nameless(events(world.ben, other, "")));
        assertThat(get(world.ben, one).hasEventCount()).isFalse();
    }

    @Test
    void bringsADeletedCalendarBackWithItsEvents() {
        Calendar calendar = world.calendar(world.ada, Calendar.Visibility.ORG);
        world.create(world.ada, calendar, anEvent("x", "2026-11-23T09:00:00").build());
        world.calendars(world.ada)
                .deleteCalendar(DeleteCalendarRequest.newBuilder()
                        .setName(calendar.getName())
                        .build());

        assertThat(list(world.ada)).isEmpty();
        assertThat(Refusal.of(() -> get(world.ben, calendar)).reason()).isEqualTo("CALENDAR_NOT_FOUND");
        assertThat(Refusal.of(() -> events(world.ada, calendar, "")).reason()).isEqualTo("CALENDAR_DELETED");
        assertThat(get(world.ada, calendar).hasPurgeTime()).isTrue();
        UndeleteCalendarRequest undelete =
                UndeleteCalendarRequest.newBuilder().setName(calendar.getName()).build();
        assertThat(world.calendars(world.ada).undeleteCalendar(undelete).getPrimary())
                .isTrue();
        assertThat(get(world.ben, calendar).getEventCount()).isEqualTo(1);
        assertThat(Refusal.of(() -> world.calendars(world.ada).undeleteCalendar(undelete))
                        .reason())
                .isEqualTo("CALENDAR_NOT_DELETED");
    }

    @Test
    void movesDaysWithTheZoneOfTheCalendar() {
        Calendar calendar = world.calendar(world.ada);
        Event day = world.create(
                world.ada,
                calendar,
                Event.newBuilder().setStart(World.day("2026-11-23")).build());
        world.calendars(world.ada)
                .updateCalendar(UpdateCalendarRequest.newBuilder()
                        .setCalendar(calendar.toBuilder().setTimeZone("America/New_York"))
                        .setUpdateMask(FieldMask.newBuilder().addPaths("time_zone"))
                        .build());

        Event moved = world.events(world.ada)
                .getEvent(GetEventRequest.newBuilder().setName(day.getName()).build());

        assertThat(moved.getStart().getInstant().getSeconds()
                        - day.getStart().getInstant().getSeconds())
                .isEqualTo(6 * 3600);
    }

    @Test
    void refusesAStaleEtagAndAnIdInUse() {
        Calendar calendar = world.calendar(world.ada);
        UpdateCalendarRequest.Builder update = UpdateCalendarRequest.newBuilder()
                .setCalendar(calendar.toBuilder().setDisplayName("Renamed"))
                .setUpdateMask(FieldMask.newBuilder().addPaths("display_name"));
        world.calendars(world.ada).updateCalendar(update.build());
        CreateCalendarRequest create = CreateCalendarRequest.newBuilder()
                .setParent(world.acme.name())
                .setCalendarId("team-plan")
                .setCalendar(Calendar.newBuilder().setDisplayName("Team"))
                .build();
        world.calendars(world.ada).createCalendar(create);

        update.getCalendarBuilder().setDisplayName("Again");
        assertThat(Refusal.of(() -> world.calendars(world.ada).updateCalendar(update.build()))
                        .reason())
                .isEqualTo("ETAG_MISMATCH");
        assertThat(Refusal.of(() -> world.calendars(world.ada).createCalendar(create))
                        .reason())
                .isEqualTo("CALENDAR_EXISTS");
    }

    @Test
    void keepsOrganizationsApartInTheDatabaseItself() throws SQLException {
        world.calendar(world.ada);
        try (Connection app = database.app().getConnection();
                Statement sql = app.createStatement()) {
            assertThat(count(sql)).isZero();
            sql.execute("SELECT set_config('orrery.org_id', '" + world.acme.id() + "', false)");
            assertThat(count(sql)).isEqualTo(1);
        }
    }

    private static int count(Statement sql) throws SQLException {
        try (ResultSet rows = sql.executeQuery("SELECT count(*) FROM calendar")) {
            rows.next();
            return rows.getInt(1);
        }
    }

    private static Event.Builder plain(String uid) {
        return anEvent("", "2026-11-23T09:00:00").setUid(uid);
    }

    private static List<Event> nameless(List<Event> events) {
        return events.stream()
                .map(event -> event.toBuilder().clearName().build())
                .toList();
    }

    private Calendar get(TestCaller caller, Calendar calendar) {
        return world.calendars(caller)
                .getCalendar(GetCalendarRequest.newBuilder()
                        .setName(calendar.getName())
                        .build());
    }

    private List<Calendar> list(TestCaller caller) {
        return world.calendars(caller)
                .listCalendars(ListCalendarsRequest.newBuilder()
                        .setParent(world.acme.name())
                        .build())
                .getCalendarsList();
    }

    private List<Event> events(TestCaller caller, Calendar calendar, String words) {
        return world.events(caller)
                .listEvents(ListEventsRequest.newBuilder()
                        .setParent(calendar.getName())
                        .setQ(words)
                        .build())
                .getEventsList();
    }
}
