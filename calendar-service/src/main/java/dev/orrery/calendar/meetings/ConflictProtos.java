package dev.orrery.calendar.meetings;

import dev.orrery.calendar.access.CalendarRole;
import dev.orrery.calendar.access.Disclosure;
import dev.orrery.calendar.availability.FreeBusyProtos;
import dev.orrery.calendar.availability.Subject;
import dev.orrery.calendar.calendars.SelectCalendars;
import dev.orrery.calendar.calendars.StoredCalendar;
import dev.orrery.calendar.calendars.Viewers;
import dev.orrery.calendar.event.CalendarId;
import dev.orrery.calendar.event.EventContent;
import dev.orrery.calendar.event.EventType;
import dev.orrery.calendar.eventstore.EventKey;
import dev.orrery.calendar.eventstore.SelectEvents;
import dev.orrery.calendar.eventstore.StoredEvent;
import dev.orrery.calendar.names.EventName;
import dev.orrery.calendar.names.MemberName;
import dev.orrery.calendar.v1.CheckConflictsResponse;
import dev.orrery.calendar.v1.Conflict;
import dev.orrery.kit.identity.Caller;
import dev.orrery.kit.identity.Membership;
import dev.orrery.kit.identity.Organization;
import dev.orrery.kit.tenancy.OrganizationTransaction;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Collisions as one caller may see them: what an event is, and which, only for those who see its details. */
final class ConflictProtos {
    private final OrganizationTransaction transaction;
    private final Organization organization;
    private final UUID caller;
    private final SelectCalendars calendars;
    private final List<Subject> subjects;

    ConflictProtos(OrganizationTransaction transaction, Caller caller, Membership membership, List<Subject> subjects) {
        this.transaction = transaction;
        this.organization = membership.organization();
        this.caller = caller.id().value();
        this.calendars = new SelectCalendars(transaction, Viewers.of(caller, membership));
        this.subjects = subjects;
    }

    CheckConflictsResponse response(
            List<Collision> collisions, Collection<Integer> unknown, boolean isTruncated, @Nullable Instant until) {
        Map<EventKey, EventType> seen = seen(collisions);
        CheckConflictsResponse.Builder response =
                CheckConflictsResponse.newBuilder().setTruncated(isTruncated);
        collisions.forEach(collision -> response.addConflicts(conflict(collision, seen)));
        unknown.stream().sorted().forEach(i -> response.addUnknownSubjects(name(i)));
        if (until != null) {
            response.setCheckedUntil(FreeBusyProtos.timestamp(until));
        }
        return response.build();
    }

    private Conflict conflict(Collision collision, Map<EventKey, EventType> seen) {
        Conflict.Builder conflict = Conflict.newBuilder()
                .setKind(Conflict.Kind.valueOf(collision.kind().name()))
                .setSubject(name(collision.subject()))
                .setInstance(collision.instance().id().value())
                .setSpan(FreeBusyProtos.span(collision.time()));
        EventKey key = collision.event();
        EventType type = key == null ? null : seen.get(key);
        if (key != null && type != null) {
            conflict.setEvent(EventName.of(organization, key.calendar(), key.event()));
        }
        if (type != null && subjects.get(collision.subject()) instanceof Subject.User) {
            switch (type) {
                case FOCUS -> conflict.setKind(Conflict.Kind.FOCUS);
                case OUT_OF_OFFICE -> conflict.setKind(Conflict.Kind.OUT_OF_OFFICE);
                default -> {}
            }
        }
        return conflict.build();
    }

    /** The types of those events whose details the caller sees. */
    private Map<EventKey, EventType> seen(List<Collision> collisions) {
        List<EventKey> keys = collisions.stream()
                .flatMap(collision -> Stream.ofNullable(collision.event()))
                .distinct()
                .toList();
        Map<CalendarId, CalendarRole> roles = calendars
                .byIds(keys.stream().map(EventKey::calendar).toList())
                .stream()
                .collect(Collectors.toMap(StoredCalendar::id, StoredCalendar::role));
        Map<EventKey, EventType> seen = new HashMap<>();
        for (StoredEvent stored : new SelectEvents(transaction).byKeys(keys)) {
            EventContent content = stored.event().body().content();
            if (seesDetails(content, roles.get(stored.calendar()))) {
                seen.put(stored.key(), content.type());
            }
        }
        return seen;
    }

    private boolean seesDetails(EventContent content, @Nullable CalendarRole role) {
        boolean isInvited = content.attendees().stream().anyMatch(attendee -> caller.equals(attendee.userId()));
        return isInvited || (role != null && Disclosure.of(role, content.visibility(), true) == Disclosure.DETAILS);
    }

    private String name(int subject) {
        return switch (subjects.get(subject)) {
            case Subject.User user -> MemberName.USER.of(organization, user.id());
            case Subject.OfRoom room -> MemberName.ROOM.of(organization, room.id());
            case Subject.OfCalendar calendar ->
                throw new IllegalStateException(calendar + " (expected: a user or a room)");
        };
    }
}
