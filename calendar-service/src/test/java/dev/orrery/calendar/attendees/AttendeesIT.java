package dev.orrery.calendar.attendees;

import static dev.orrery.calendar.testing.World.anEvent;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.FieldMask;
import dev.orrery.calendar.testing.World;
import dev.orrery.calendar.v1.AccessRule;
import dev.orrery.calendar.v1.Attendee;
import dev.orrery.calendar.v1.AttendeeServiceGrpc;
import dev.orrery.calendar.v1.AttendeeServiceGrpc.AttendeeServiceBlockingStub;
import dev.orrery.calendar.v1.Calendar;
import dev.orrery.calendar.v1.CreateAttendeeRequest;
import dev.orrery.calendar.v1.DeleteAttendeeRequest;
import dev.orrery.calendar.v1.Event;
import dev.orrery.calendar.v1.GetEventInstanceRequest;
import dev.orrery.calendar.v1.GetEventRequest;
import dev.orrery.calendar.v1.GuestPermissions;
import dev.orrery.calendar.v1.ListAttendeesRequest;
import dev.orrery.calendar.v1.ListAttendeesResponse;
import dev.orrery.calendar.v1.RespondToEventRequest;
import dev.orrery.calendar.v1.UpdateAttendeeRequest;
import dev.orrery.calendar.v1.UpdateEventRequest;
import dev.orrery.kit.testing.Refusal;
import dev.orrery.kit.testing.ServiceChannels;
import dev.orrery.kit.testing.ServiceTest;
import dev.orrery.kit.testing.TestCaller;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ServiceTest
class AttendeesIT {
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
    void invitesChangesAndTakesBack() {
        Event event = meeting(GuestPermissions.getDefaultInstance());
        Attendee dan = invite(world.ada, event, world.dan);
        Attendee optional = attendees(world.ada)
                .updateAttendee(UpdateAttendeeRequest.newBuilder()
                        .setAttendee(dan.toBuilder().setRole(Attendee.Role.OPTIONAL))
                        .setUpdateMask(FieldMask.newBuilder().addPaths("role"))
                        .build());

        assertThat(optional.getRole()).isEqualTo(Attendee.Role.OPTIONAL);
        assertThat(get(world.ada, event).getAttendeeCounts().getNeedsAction()).isEqualTo(2);
        assertThat(get(world.ada, event).getSequence()).isZero();
        assertThat(Refusal.of(() -> invite(world.ada, event, world.dan)).reason())
                .isEqualTo("ATTENDEE_EXISTS");
        delete(dan);
        assertThat(Refusal.of(() -> delete(dan)).reason()).isEqualTo("ATTENDEE_NOT_FOUND");
        assertThat(Refusal.of(() -> attendees(world.ada)
                                .updateAttendee(UpdateAttendeeRequest.newBuilder()
                                        .setAttendee(list(world.ada, event, "").getAttendees(0).toBuilder()
                                                .setEmail("else@example.test"))
                                        .build()))
                        .fields())
                .containsExactly("attendee.email");
    }

    @Test
    void listsPageByPage() {
        Event event = meeting(GuestPermissions.getDefaultInstance());
        invite(world.ada, event, world.dan);

        ListAttendeesResponse first = list(world.ada, event, "");
        ListAttendeesResponse second = list(world.ada, event, first.getNextPageToken());

        assertThat(first.getAttendeesList()).extracting(Attendee::getEmail).containsExactly("ben@example.test");
        assertThat(second.getAttendeesList()).extracting(Attendee::getEmail).containsExactly("dan@example.test");
        assertThat(second.getNextPageToken()).isEmpty();
    }

    @Test
    void letsAMemberReadAndAnswerTheirInvitationWithoutARoleOnTheCalendar() {
        Event event = meeting(GuestPermissions.getDefaultInstance());

        Event answered = respond(world.ben, event, Attendee.Response.ACCEPTED, "");

        assertThat(answered.getTitle()).isEqualTo("meeting");
        assertThat(answered.getSequence()).isZero();
        assertThat(get(world.ben, event).getAttendees(0).getResponse()).isEqualTo(Attendee.Response.ACCEPTED);
        assertThat(get(world.ada, event).getAttendeeCounts().getAccepted()).isEqualTo(1);
        assertThat(Refusal.of(() -> get(world.dan, event)).reason()).isEqualTo("CALENDAR_NOT_FOUND");
        assertThat(Refusal.of(() -> respond(world.ada, event, Attendee.Response.ACCEPTED, ""))
                        .reason())
                .isEqualTo("NOT_INVITED");
        assertThat(Refusal.of(() -> respond(world.ben, event, Attendee.Response.NEEDS_ACTION, ""))
                        .fields())
                .containsExactly("response");
    }

    @Test
    void keepsAnAnswerToOneInstanceApart() {
        Event series = meeting(GuestPermissions.getDefaultInstance(), "RRULE:FREQ=WEEKLY;COUNT=4");
        respond(world.ben, series, Attendee.Response.ACCEPTED, "");
        Event declined = respond(world.ben, series, Attendee.Response.DECLINED, "20261130T080000Z");
        respond(world.ben, series, Attendee.Response.TENTATIVE, "");

        assertThat(declined.getAttendees(0).getResponse()).isEqualTo(Attendee.Response.DECLINED);
        assertThat(instance(series, "20261130T080000Z").getAttendees(0).getResponse())
                .isEqualTo(Attendee.Response.DECLINED);
        assertThat(instance(series, "20261207T080000Z").getAttendees(0).getResponse())
                .isEqualTo(Attendee.Response.TENTATIVE);
        assertThat(Refusal.of(() -> respond(world.ben, series, Attendee.Response.DECLINED, "20261201T080000Z"))
                        .reason())
                .isEqualTo("INSTANCE_NOT_FOUND");
    }

    @Test
    void letsGuestsInviteOthersUnlessTheyMayNot() {
        Event open = meeting(GuestPermissions.getDefaultInstance());
        Event closed =
                meeting(GuestPermissions.newBuilder().setInviteOthers(false).build());

        assertThat(invite(world.ben, open, world.dan).getEmail()).isEqualTo("dan@example.test");
        assertThat(Refusal.of(() -> invite(world.ben, closed, world.dan)).reason())
                .isEqualTo("ACCESS_DENIED");
    }

    @Test
    void hidesGuestsFromThoseWhoMayNotSeeThem() {
        world.grant(world.ada, calendar, world.gus, AccessRule.Role.READ);
        Event event = meeting(GuestPermissions.newBuilder().setSeeGuests(false).build());
        invite(world.ada, event, world.dan);

        Event asGuest = get(world.ben, event);
        Event asReader = get(world.gus, event);

        assertThat(asGuest.getAttendeesList()).extracting(Attendee::getEmail).containsExactly("ben@example.test");
        assertThat(asGuest.getAttendeesOmitted()).isTrue();
        assertThat(asReader.getAttendeesList()).isEmpty();
        assertThat(asReader.getAttendeeCounts().getNeedsAction()).isEqualTo(2);
        assertThat(get(world.ada, event).getAttendeesList()).hasSize(2);
    }

    @Test
    void letsGuestsChangeTheEventWhereTheyMayButNotItsGuests() {
        Event event = meeting(GuestPermissions.newBuilder().setModify(true).build());
        Event other = meeting(GuestPermissions.getDefaultInstance());

        Event changed = rename(world.ben, get(world.ben, event).toBuilder().setTitle("better"), "*");

        assertThat(changed.getTitle()).isEqualTo("better");
        assertThat(get(world.ada, event).getPrivatePropertiesMap()).containsEntry("secret", "plan");
        assertThat(changed.getPrivatePropertiesMap()).isEmpty();
        assertThat(get(world.ada, event).getAttendeesList()).hasSize(1);
        assertThat(Refusal.of(() -> rename(
                                world.ben, get(world.ben, other).toBuilder().setTitle("x"), "title"))
                        .reason())
                .isEqualTo("ACCESS_DENIED");
    }

    @Test
    void declinesForThoseWhoSetTheirTimeAside() {
        Calendar bens = world.calendar(world.ben);
        Event early = meeting(GuestPermissions.getDefaultInstance());
        world.create(
                world.ben,
                bens,
                anEvent("focus", "2026-11-23T08:30:00")
                        .setEventType(Event.EventType.FOCUS)
                        .setAutoDecline(Event.AutoDecline.ALL_CONFLICTS)
                        .setDeclineMessage("Working undisturbed.")
                        .build());
        Event late = meeting(GuestPermissions.getDefaultInstance());

        assertThat(get(world.ada, early).getAttendees(0).getResponse()).isEqualTo(Attendee.Response.DECLINED);
        assertThat(late.getAttendees(0).getResponse()).isEqualTo(Attendee.Response.DECLINED);
        assertThat(late.getAttendees(0).getComment()).isEqualTo("Working undisturbed.");
    }

    private Event meeting(GuestPermissions guests, String... rules) {
        return world.create(
                world.ada,
                calendar,
                anEvent("meeting", "2026-11-23T09:00:00")
                        .addAllRecurrence(List.of(rules))
                        .setGuestPermissions(guests)
                        .putPrivateProperties("secret", "plan")
                        .addAttendees(attendee(world.ben))
                        .build());
    }

    private Attendee.Builder attendee(TestCaller caller) {
        return Attendee.newBuilder().setEmail(caller.email()).setUser(world.acme.userName(caller.id()));
    }

    private Attendee invite(TestCaller caller, Event event, TestCaller invited) {
        return attendees(caller)
                .createAttendee(CreateAttendeeRequest.newBuilder()
                        .setParent(event.getName())
                        .setAttendee(attendee(invited))
                        .build());
    }

    private void delete(Attendee attendee) {
        attendees(world.ada)
                .deleteAttendee(DeleteAttendeeRequest.newBuilder()
                        .setName(attendee.getName())
                        .build());
    }

    private ListAttendeesResponse list(TestCaller caller, Event event, String token) {
        return attendees(caller)
                .listAttendees(ListAttendeesRequest.newBuilder()
                        .setParent(event.getName())
                        .setPageSize(1)
                        .setPageToken(token)
                        .build());
    }

    private Event respond(TestCaller caller, Event event, Attendee.Response response, String instance) {
        return attendees(caller)
                .respondToEvent(RespondToEventRequest.newBuilder()
                        .setName(event.getName())
                        .setResponse(response)
                        .setInstance(instance)
                        .build());
    }

    private Event rename(TestCaller caller, Event.Builder event, String path) {
        return world.events(caller)
                .updateEvent(UpdateEventRequest.newBuilder()
                        .setEvent(event)
                        .setUpdateMask(FieldMask.newBuilder().addPaths(path))
                        .build());
    }

    private Event get(TestCaller caller, Event event) {
        return world.events(caller)
                .getEvent(GetEventRequest.newBuilder().setName(event.getName()).build());
    }

    private Event instance(Event series, String originalStart) {
        return world.events(world.ada)
                .getEventInstance(GetEventInstanceRequest.newBuilder()
                        .setName(series.getName() + "/instances/" + originalStart)
                        .build());
    }

    private AttendeeServiceBlockingStub attendees(TestCaller caller) {
        return AttendeeServiceGrpc.newBlockingStub(channels.as(caller));
    }
}
