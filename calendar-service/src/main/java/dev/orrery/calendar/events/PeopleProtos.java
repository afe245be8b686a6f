package dev.orrery.calendar.events;

import dev.orrery.calendar.event.Attendee;
import dev.orrery.calendar.event.EventContent;
import dev.orrery.calendar.event.Organizer;
import dev.orrery.calendar.names.MemberName;
import dev.orrery.kit.identity.Organization;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Organisers and attendees between the contract and the service. */
public final class PeopleProtos {
    private PeopleProtos() {}

    /** {@code previous} keeps what only iCalendar knows of the same person. */
    static Organizer organizer(
            Organization organization, dev.orrery.calendar.v1.Organizer proto, @Nullable Organizer previous) {
        return new Organizer(
                proto.getEmail(),
                proto.getDisplayName(),
                user(organization, "event.organizer.user", proto.getUser()),
                previous != null && previous.email().equalsIgnoreCase(proto.getEmail())
                        ? previous.extraParameters()
                        : List.of());
    }

    /** {@code previous} keeps what only iCalendar knows of the same person; null for somebody new. */
    public static Attendee attendee(
            Organization organization, dev.orrery.calendar.v1.Attendee proto, @Nullable EventContent previous) {
        return new Attendee(
                proto.getEmail().strip(),
                proto.getDisplayName(),
                user(organization, "event.attendees.user", proto.getUser()),
                switch (proto.getRole()) {
                    case CHAIR -> Attendee.Role.CHAIR;
                    case OPTIONAL -> Attendee.Role.OPTIONAL;
                    case NON_PARTICIPANT -> Attendee.Role.NON_PARTICIPANT;
                    default -> Attendee.Role.REQUIRED;
                },
                switch (proto.getResponse()) {
                    case ACCEPTED -> Attendee.Response.ACCEPTED;
                    case DECLINED -> Attendee.Response.DECLINED;
                    case TENTATIVE -> Attendee.Response.TENTATIVE;
                    default -> Attendee.Response.NEEDS_ACTION;
                },
                proto.getComment(),
                previous == null ? List.of() : extraParameters(proto.getEmail(), previous));
    }

    private static List<String> extraParameters(String email, EventContent previous) {
        return previous.attendees().stream()
                .filter(attendee -> attendee.email().equalsIgnoreCase(email))
                .findFirst()
                .map(Attendee::extraParameters)
                .orElse(List.of());
    }

    private static @Nullable UUID user(Organization organization, String field, String name) {
        return name.isEmpty() ? null : MemberName.USER.uuid(organization, field, name);
    }

    static dev.orrery.calendar.v1.Organizer proto(Organization organization, Organizer organizer) {
        return dev.orrery.calendar.v1.Organizer.newBuilder()
                .setEmail(organizer.email())
                .setDisplayName(organizer.displayName())
                .setUser(name(organization, organizer.userId()))
                .build();
    }

    public static dev.orrery.calendar.v1.Attendee proto(Organization organization, Attendee attendee) {
        return dev.orrery.calendar.v1.Attendee.newBuilder()
                .setEmail(attendee.email())
                .setDisplayName(attendee.displayName())
                .setUser(name(organization, attendee.userId()))
                .setRole(dev.orrery.calendar.v1.Attendee.Role.valueOf(
                        attendee.role().name()))
                .setResponse(dev.orrery.calendar.v1.Attendee.Response.valueOf(
                        attendee.response().name()))
                .setComment(attendee.comment())
                .build();
    }

    private static String name(Organization organization, @Nullable UUID user) {
        return user == null ? "" : MemberName.USER.of(organization, user);
    }
}
