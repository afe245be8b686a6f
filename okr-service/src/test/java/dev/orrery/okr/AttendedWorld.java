package dev.orrery.okr;

import com.google.protobuf.util.Durations;
import com.google.protobuf.util.Timestamps;
import dev.orrery.calendar.v1.Attendee;
import dev.orrery.calendar.v1.Event;
import dev.orrery.calendar.v1.EventTime;
import dev.orrery.kit.identity.Organization;
import dev.orrery.kit.identity.OrganizationRole;
import dev.orrery.kit.testing.ServiceChannels;
import dev.orrery.kit.testing.TestCaller;
import dev.orrery.okr.edits.Author;
import dev.orrery.okr.edits.Edits;
import dev.orrery.okr.names.EventId;
import dev.orrery.okr.timeinvested.AttendedChanges;
import dev.orrery.okr.v1.AttendedTime;
import dev.orrery.okr.v1.KeyResult;
import dev.orrery.okr.v1.Link;
import dev.orrery.okr.v1.QueryTimeInvestedRequest;
import dev.orrery.okr.v1.QueryTimeInvestedRequest.GroupBy;
import dev.orrery.okr.v1.QueryTimeInvestedRequest.Period;
import dev.orrery.okr.v1.QueryTimeInvestedResponse;
import dev.orrery.okr.v1.TimeInvestedServiceGrpc;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.function.Consumer;

/** An organisation of its own whose people attend events of a calendar, and the questions what that time was for. */
final class AttendedWorld {
    static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    static final LocalDateTime MONDAY = LocalDateTime.of(2026, 3, 23, 9, 0);
    static final Instant FROM = Instant.parse("2026-03-01T00:00:00Z");
    static final Instant UNTIL = Instant.parse("2026-05-01T00:00:00Z");

    final Organization acme = TestCaller.organization("acme");

    private final ServiceChannels channels;
    private final FakeCalendar calendar;
    private final Edits edits;

    AttendedWorld(ServiceChannels channels, FakeCalendar calendar, Edits edits) {
        this.channels = channels;
        this.calendar = calendar;
        this.edits = edits;
    }

    Client client() {
        return new Client(channels.as(TestCaller.named("ada").in(acme, OrganizationRole.ADMIN)), acme);
    }

    /** The event is in the calendar, and the service has heard of it. */
    void happens(Event.Builder event) {
        Event whole = calendar.add(event.build());
        tell(attended -> attended.changed(new EventId("team", id(whole)), whole));
    }

    void delete(Event event) {
        tell(attended -> attended.deleted(new EventId("team", id(event))));
    }

    /** The service hears of changes, as from the stream of the calendars. */
    void tell(Consumer<AttendedChanges> changes) {
        edits.runAs(Author.service(), acme, edit -> {
            AttendedChanges.write(edit, changes);
            return edit;
        });
    }

    Event.Builder meeting(String id, int minutes) {
        return meeting(id, MONDAY, minutes);
    }

    Event.Builder meeting(String id, LocalDateTime start, int minutes) {
        return Event.newBuilder().setName(name(id)).setStart(time(start)).setEnd(time(start.plusMinutes(minutes)));
    }

    private static EventTime time(LocalDateTime local) {
        return EventTime.newBuilder()
                .setDateTime(local + ":00")
                .setTimeZone(BERLIN.getId())
                .setInstant(Timestamps.fromSeconds(local.atZone(BERLIN).toEpochSecond()))
                .build();
    }

    Attendee answer(String person, Attendee.Response response) {
        return Attendee.newBuilder()
                .setEmail(person + "@example.com")
                .setUser(user(person))
                .setResponse(response)
                .build();
    }

    String user(String person) {
        return acme.userName(TestCaller.named(person).id());
    }

    String name(String id) {
        return acme.name() + "/calendars/team/events/" + id;
    }

    static String id(Event event) {
        return event.getName().substring(event.getName().lastIndexOf('/') + 1);
    }

    void link(String event, KeyResult target, Link.Builder link) {
        client().link(link.setSource(name(event)).setTarget(target.getName()));
    }

    QueryTimeInvestedResponse query(GroupBy groupBy) {
        return query(groupBy, Period.PERIOD_UNSPECIFIED);
    }

    QueryTimeInvestedResponse query(GroupBy groupBy, Period period) {
        return query(groupBy, period, FROM, UNTIL);
    }

    QueryTimeInvestedResponse query(GroupBy groupBy, Period period, Instant from, Instant until) {
        return TimeInvestedServiceGrpc.newBlockingStub(client().channel())
                .queryTimeInvested(QueryTimeInvestedRequest.newBuilder()
                        .setParent(acme.name())
                        .setGroupBy(groupBy)
                        .setPeriod(period)
                        .setStartTime(Timestamps.fromSeconds(from.getEpochSecond()))
                        .setEndTime(Timestamps.fromSeconds(until.getEpochSecond()))
                        .setPageSize(1000)
                        .build());
    }

    static long minutes(AttendedTime time) {
        return Durations.toMinutes(time.getPlanned());
    }
}
