package dev.orrery.okr.timeinvested;

import dev.orrery.calendar.v1.Attendee;
import dev.orrery.calendar.v1.Event;
import dev.orrery.calendar.v1.EventTime;
import dev.orrery.kit.identity.Organization;
import dev.orrery.okr.names.Names;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** Whose time an event of calendar-service takes, and from when to when. */
final class Attendance {
    private Attendance() {}

    /** Those who accepted; who runs it where nobody is invited; nobody where it is cancelled or an absence. */
    static List<UUID> attendees(Organization organization, Event event) {
        boolean isAbsence = switch (event.getEventType()) {
            case OUT_OF_OFFICE, HOLIDAY, WORKING_LOCATION -> true;
            case EVENT_TYPE_UNSPECIFIED, MEETING, FOCUS, DEADLINE, TASK_BLOCK, CHECK_IN, OTHER, UNRECOGNIZED -> false;
        };
        if (isAbsence || event.getStatus() == Event.Status.CANCELLED) {
            return List.of();
        }
        Stream<String> users = event.getAttendeesCount() == 0
                ? Stream.of(event.getOrganizer().getUser())
                : event.getAttendeesList().stream()
                        .filter(attendee -> attendee.getResponse() == Attendee.Response.ACCEPTED)
                        .map(Attendee::getUser);
        return users.flatMap(name -> member(organization, name).stream())
                .distinct()
                .sorted()
                .toList();
    }

    /** Somebody of another organisation spends no time of this one. */
    private static Optional<UUID> member(Organization organization, String name) {
        return Names.USER
                .match(name)
                .filter(ids -> ids.get(0).equals(organization.alias())
                        || ids.get(0).equals(organization.id().toString()))
                .map(ids -> UUID.fromString(ids.get(1)));
    }

    /** Whether it says from when to when at all: a whole day has no hours. */
    static boolean hasHours(Event event) {
        return event.getStart().getDate().isEmpty() && seconds(event) > 0;
    }

    static LocalDateTime wallStart(Event event) {
        return LocalDateTime.parse(event.getStart().getDateTime());
    }

    /** The zone of its wall time; of a floating one the offset at which its calendar reads it. */
    static ZoneId zone(Event event) {
        if (!isFloating(event)) {
            return ZoneId.of(event.getStart().getTimeZone());
        }
        long seconds = ChronoUnit.SECONDS.between(start(event), wallStart(event).toInstant(ZoneOffset.UTC));
        return ZoneOffset.ofTotalSeconds(Math.toIntExact(seconds));
    }

    static boolean isFloating(Event event) {
        return event.getStart().getTimeZone().isEmpty();
    }

    static long seconds(Event event) {
        return ChronoUnit.SECONDS.between(start(event), instant(event.getEnd()));
    }

    static Instant start(Event event) {
        return instant(event.getStart());
    }

    static Instant instant(EventTime time) {
        return Instant.ofEpochSecond(time.getInstant().getSeconds());
    }
}
