package dev.orrery.calendar.availability;

import static dev.orrery.calendar.testing.Times.spans;
import static dev.orrery.calendar.testing.Times.timestamp;
import static dev.orrery.calendar.testing.World.anEvent;
import static dev.orrery.calendar.testing.World.day;
import static org.assertj.core.api.Assertions.assertThat;

import dev.orrery.calendar.testing.World;
import dev.orrery.calendar.v1.AccessRule;
import dev.orrery.calendar.v1.Attendee;
import dev.orrery.calendar.v1.AttendeeServiceGrpc;
import dev.orrery.calendar.v1.Calendar;
import dev.orrery.calendar.v1.DeleteCalendarRequest;
import dev.orrery.calendar.v1.Event;
import dev.orrery.calendar.v1.FreeBusy;
import dev.orrery.calendar.v1.FreeBusyServiceGrpc;
import dev.orrery.calendar.v1.QueryFreeBusyRequest;
import dev.orrery.calendar.v1.RespondToEventRequest;
import dev.orrery.kit.testing.Refusal;
import dev.orrery.kit.testing.ServiceChannels;
import dev.orrery.kit.testing.ServiceTest;
import dev.orrery.kit.testing.TestCaller;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ServiceTest
class FreeBusyIT {
    private static final String MONDAY = "2026-11-23T00:00:00Z";
    private static final String TUESDAY = "2026-11-24T00:00:00Z";

    @Autowired
    private ServiceChannels channels;

    private World world;
    private Calendar bens;

    @BeforeEach
    void setUp() {
        world = new World(channels);
        bens = world.calendar(world.ben);
        world.grant(world.ben, bens, world.ada, AccessRule.Role.FREE_BUSY);
    }

    @Test
    void mergesWhatIsBusyAndKeepsTheTentativeApart() {
        create(anEvent("one", "2026-11-23T09:00:00"));
        create(anEvent("two", "2026-11-23T09:30:00"));
        create(anEvent("touching", "2026-11-23T10:30:00"));
        create(anEvent("perhaps", "2026-11-23T11:00:00").setStatus(Event.Status.TENTATIVE));
        create(anEvent("cancelled", "2026-11-23T15:00:00").setStatus(Event.Status.CANCELLED));
        create(anEvent("free", "2026-11-23T16:00:00").setTransparency(Event.Transparency.TRANSPARENT));

        FreeBusy times = ofBen(world.ada);

        assertThat(times.getUnknown()).isFalse();
        assertThat(spans(times.getBusyList())).containsExactly("08:00/10:30");
        assertThat(spans(times.getTentativeList())).containsExactly("10:30/11:00");
        assertThat(query(world.ada, List.of(bens.getName())).getFirst().getBusyList())
                .isEqualTo(times.getBusyList());
    }

    @Test
    void readsSeriesTheirChangedInstancesAndLongEvents() {
        create(anEvent("daily", "2026-11-01T09:00:00").addRecurrence("RRULE:FREQ=DAILY"));
        create(anEvent("dense", "2026-11-23T20:00:00").addRecurrence("RRULE:FREQ=MINUTELY;INTERVAL=1;COUNT=9000"));
        create(Event.newBuilder()
                .setTitle("week away")
                .setStart(day("2026-11-24"))
                .setEnd(day("2026-12-01")));

        assertThat(spans(ofBen(world.ada).getBusyList())).containsExactly("08:00/09:00", "19:00/00:00");
        assertThat(spans(query(world.ada, world.ben, "2030-11-25T00:00:00Z", "2030-11-26T00:00:00Z")
                        .getBusyList()))
                .containsExactly("08:00/09:00");
    }

    @Test
    void countsInvitationsElsewhereByTheirAnswers() {
        Calendar adas = world.calendar(world.ada);
        Event accepted = world.create(world.ada, adas, inviting("a", "2026-11-23T09:00:00", Attendee.Role.REQUIRED));
        world.create(world.ada, adas, inviting("unanswered", "2026-11-23T11:00:00", Attendee.Role.REQUIRED));
        Event declined = world.create(world.ada, adas, inviting("d", "2026-11-23T13:00:00", Attendee.Role.REQUIRED));
        world.create(world.ada, adas, inviting("told", "2026-11-23T15:00:00", Attendee.Role.NON_PARTICIPANT));
        Event weekly = world.create(
                world.ada,
                adas,
                inviting("weekly", "2026-11-16T17:00:00", Attendee.Role.REQUIRED).toBuilder()
                        .addRecurrence("RRULE:FREQ=WEEKLY")
                        .build());
        respond(accepted, Attendee.Response.ACCEPTED, "");
        respond(declined, Attendee.Response.DECLINED, "");
        respond(weekly, Attendee.Response.ACCEPTED, "");

        assertThat(spans(ofBen(world.ada).getBusyList())).containsExactly("08:00/09:00", "16:00/17:00");
        assertThat(spans(ofBen(world.ada).getTentativeList())).containsExactly("10:00/11:00");

        respond(weekly, Attendee.Response.DECLINED, "20261123T160000Z");
        assertThat(spans(ofBen(world.ada).getBusyList())).containsExactly("08:00/09:00");

        world.calendars(world.ada)
                .deleteCalendar(DeleteCalendarRequest.newBuilder()
                        .setName(adas.getName())
                        .build());
        assertThat(ofBen(world.ada).getBusyList()).isEmpty();
    }

    @Test
    void letsTheirAnswerDecideInTheirOwnCalendarToo() {
        Event own = create(anEvent("own", "2026-11-23T09:00:00")
                .addAttendees(Attendee.newBuilder()
                        .setEmail(world.ben.email())
                        .setUser(world.acme.userName(world.ben.id()))
                        .setResponse(Attendee.Response.DECLINED)));

        assertThat(own.getAttendees(0).getResponse()).isEqualTo(Attendee.Response.DECLINED);
        assertThat(ofBen(world.ada).getBusyList()).isEmpty();
        assertThat(spans(query(world.ada, List.of(bens.getName())).getFirst().getBusyList()))
                .containsExactly("08:00/09:00");
    }

    @Test
    void saysNothingOfThoseWhoseTimesTheCallerMayNotSee() {
        create(anEvent("one", "2026-11-23T09:00:00"));
        Calendar second = world.calendar(world.ben);
        world.create(world.ben, second, anEvent("hidden", "2026-11-23T14:00:00").build());

        List<FreeBusy> ofDan = query(
                world.dan,
                List.of(user(world.ben), bens.getName(), world.acme.name() + "/calendars/none", user(world.dan)));

        assertThat(ofDan).extracting(FreeBusy::getUnknown).containsExactly(true, true, true, false);
        assertThat(ofDan).allSatisfy(times -> assertThat(times.getBusyList()).isEmpty());
        assertThat(spans(ofBen(world.ada).getBusyList())).containsExactly("08:00/09:00");
        assertThat(spans(ofBen(world.ben).getBusyList())).containsExactly("08:00/09:00", "13:00/14:00");
    }

    @Test
    void givesUpOnTimesThatTakeTooMuchWork() {
        create(anEvent("every second", "2026-11-23T09:00:00").addRecurrence("RRULE:FREQ=SECONDLY"));

        assertThat(ofBen(world.ada).getUnknown()).isTrue();
    }

    @Test
    void refusesWhatCannotBeAsked() {
        assertThat(Refusal.of(() -> query(world.ada, List.of())).fields()).containsExactly("subjects");
        assertThat(Refusal.of(() -> query(world.ada, List.of(user(world.ben), user(world.ben))))
                        .fields())
                .containsExactly("subjects");
        assertThat(Refusal.of(() -> query(
                                world.ada,
                                IntStream.range(0, 1_001)
                                        .mapToObj(i -> world.acme.name() + "/calendars/c" + i)
                                        .toList()))
                        .fields())
                .containsExactly("subjects");
        for (String wrong : List.of("ben", "orgs/globex/calendars/a", world.acme.name() + "/squads/a")) {
            assertThat(Refusal.of(() -> query(world.ada, List.of(wrong))).fields())
                    .containsExactly("subjects[0]");
        }
        assertThat(Refusal.of(() -> query(world.ada, world.ben, TUESDAY, MONDAY))
                        .fields())
                .containsExactly("end_time");
        assertThat(Refusal.of(() -> query(world.ada, world.ben, MONDAY, "2027-03-24T00:00:00Z"))
                        .fields())
                .containsExactly("end_time");
        assertThat(Refusal.of(() -> query(world.cleo, List.of(user(world.ben)))).reason())
                .isEqualTo("ORGANIZATION_NOT_FOUND");
    }

    private Event create(Event.Builder event) {
        return world.create(world.ben, bens, event.build());
    }

    private Event inviting(String title, String start, Attendee.Role role) {
        return anEvent(title, start)
                .addAttendees(Attendee.newBuilder()
                        .setEmail(world.ben.email())
                        .setUser(user(world.ben))
                        .setRole(role))
                .build();
    }

    private void respond(Event event, Attendee.Response response, String instance) {
        AttendeeServiceGrpc.newBlockingStub(channels.as(world.ben))
                .respondToEvent(RespondToEventRequest.newBuilder()
                        .setName(event.getName())
                        .setResponse(response)
                        .setInstance(instance)
                        .build());
    }

    private FreeBusy ofBen(TestCaller caller) {
        return query(caller, world.ben, MONDAY, TUESDAY);
    }

    private FreeBusy query(TestCaller caller, TestCaller subject, String from, String to) {
        return query(caller, List.of(user(subject)), from, to).getFirst();
    }

    private List<FreeBusy> query(TestCaller caller, List<String> subjects) {
        return query(caller, subjects, MONDAY, TUESDAY);
    }

    private List<FreeBusy> query(TestCaller caller, List<String> subjects, String from, String to) {
        return FreeBusyServiceGrpc.newBlockingStub(channels.as(caller))
                .queryFreeBusy(QueryFreeBusyRequest.newBuilder()
                        .setParent(world.acme.name())
                        .addAllSubjects(subjects)
                        .setStartTime(timestamp(from))
                        .setEndTime(timestamp(to))
                        .build())
                .getFreeBusyList();
    }

    private String user(TestCaller caller) {
        return world.acme.userName(caller.id());
    }
}
