package dev.orrery.calendar.testing;

import dev.orrery.calendar.v1.AccessRule;
import dev.orrery.calendar.v1.AccessServiceGrpc;
import dev.orrery.calendar.v1.AccessServiceGrpc.AccessServiceBlockingStub;
import dev.orrery.calendar.v1.Calendar;
import dev.orrery.calendar.v1.CalendarChangeServiceGrpc;
import dev.orrery.calendar.v1.CalendarChangeServiceGrpc.CalendarChangeServiceBlockingStub;
import dev.orrery.calendar.v1.CalendarServiceGrpc;
import dev.orrery.calendar.v1.CalendarServiceGrpc.CalendarServiceBlockingStub;
import dev.orrery.calendar.v1.CreateAccessRuleRequest;
import dev.orrery.calendar.v1.CreateCalendarRequest;
import dev.orrery.calendar.v1.CreateEventRequest;
import dev.orrery.calendar.v1.Event;
import dev.orrery.calendar.v1.EventServiceGrpc;
import dev.orrery.calendar.v1.EventServiceGrpc.EventServiceBlockingStub;
import dev.orrery.calendar.v1.EventTime;
import dev.orrery.calendar.v1.InterchangeServiceGrpc;
import dev.orrery.calendar.v1.InterchangeServiceGrpc.InterchangeServiceBlockingStub;
import dev.orrery.calendar.v1.RoomServiceGrpc;
import dev.orrery.calendar.v1.RoomServiceGrpc.RoomServiceBlockingStub;
import dev.orrery.kit.identity.Organization;
import dev.orrery.kit.identity.OrganizationRole;
import dev.orrery.kit.testing.ServiceChannels;
import dev.orrery.kit.testing.TestCaller;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;

/** An organisation of its own for one test, with the people of the demo. */
public final class World {
    private static final DateTimeFormatter HOURS = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss");

    public final Organization acme = TestCaller.organization("acme");
    public final TestCaller ada = TestCaller.named("ada").in(acme, OrganizationRole.OWNER);
    public final TestCaller ben = TestCaller.named("ben").in(acme, OrganizationRole.MEMBER);
    public final TestCaller dan = TestCaller.named("dan").in(acme, OrganizationRole.MEMBER);
    public final TestCaller gus = TestCaller.named("gus").in(acme, OrganizationRole.GUEST);
    public final TestCaller cleo =
            TestCaller.named("cleo").in(TestCaller.organization("globex"), OrganizationRole.OWNER);

    private final ServiceChannels channels;

    public World(ServiceChannels channels) {
        this.channels = channels;
    }

    public CalendarServiceBlockingStub calendars(TestCaller caller) {
        return CalendarServiceGrpc.newBlockingStub(channels.as(caller));
    }

    public AccessServiceBlockingStub access(TestCaller caller) {
        return AccessServiceGrpc.newBlockingStub(channels.as(caller));
    }

    public EventServiceBlockingStub events(TestCaller caller) {
        return EventServiceGrpc.newBlockingStub(channels.as(caller));
    }

    public InterchangeServiceBlockingStub interchange(TestCaller caller) {
        return InterchangeServiceGrpc.newBlockingStub(channels.as(caller));
    }

    public CalendarChangeServiceBlockingStub changes(TestCaller caller) {
        return CalendarChangeServiceGrpc.newBlockingStub(channels.as(caller));
    }

    public RoomServiceBlockingStub rooms(TestCaller caller) {
        return RoomServiceGrpc.newBlockingStub(channels.as(caller));
    }

    /** A calendar of {@code owner} in Berlin that only they may see. */
    public Calendar calendar(TestCaller owner) {
        return calendar(owner, Calendar.Visibility.PRIVATE);
    }

    public Calendar calendar(TestCaller owner, Calendar.Visibility visibility) {
        return calendars(owner)
                .createCalendar(CreateCalendarRequest.newBuilder()
                        .setParent(acme.name())
                        .setCalendar(Calendar.newBuilder()
                                .setDisplayName("Plans of " + owner.name())
                                .setTimeZone("Europe/Berlin")
                                .setVisibility(visibility))
                        .build());
    }

    public AccessRule grant(TestCaller owner, Calendar calendar, TestCaller grantee, AccessRule.Role role) {
        return access(owner)
                .createAccessRule(CreateAccessRuleRequest.newBuilder()
                        .setParent(calendar.getName())
                        .setAccessRule(AccessRule.newBuilder()
                                .setGrantee(AccessRule.Grantee.newBuilder().setUser(acme.userName(grantee.id())))
                                .setRole(role))
                        .build());
    }

    public Event create(TestCaller caller, Calendar calendar, Event event) {
        return events(caller)
                .createEvent(CreateEventRequest.newBuilder()
                        .setParent(calendar.getName())
                        .setEvent(event)
                        .build());
    }

    /** An event of an hour in Berlin. */
    public static Event.Builder anEvent(String title, String start) {
        return Event.newBuilder()
                .setTitle(title)
                .setStart(berlin(start))
                .setEnd(berlin(HOURS.format(LocalDateTime.parse(start).plusHours(1))));
    }

    public static EventTime berlin(String dateTime) {
        return EventTime.newBuilder()
                .setDateTime(dateTime)
                .setTimeZone("Europe/Berlin")
                .build();
    }

    public static EventTime day(String date) {
        return EventTime.newBuilder().setDate(date).build();
    }
}
