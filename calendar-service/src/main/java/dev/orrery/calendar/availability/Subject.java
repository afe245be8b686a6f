package dev.orrery.calendar.availability;

import dev.orrery.calendar.booking.RoomId;
import dev.orrery.calendar.event.CalendarId;
import dev.orrery.calendar.names.CalendarName;
import dev.orrery.calendar.names.MemberName;
import dev.orrery.kit.errors.ServiceException;
import dev.orrery.kit.identity.Organization;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Whose time somebody asks for. */
public sealed interface Subject {
    /** The subject of a resource name of this organisation. */
    static Subject parse(Organization organization, String field, String name) {
        String[] segments = name.split("/", -1);
        return switch (segments.length == 4 ? segments[2] : "") {
            case "users" -> new User(MemberName.USER.uuid(organization, field, name));
            case "calendars" -> new OfCalendar(CalendarName.parse(field, name).in(organization, field));
            case "rooms" -> new OfRoom(new RoomId(MemberName.ROOM.id(organization, field, name)));
            default ->
                throw ServiceException.invalidField(
                        field,
                        name
                                + " (expected: orgs/{org}/users/{user}, orgs/{org}/calendars/{calendar} or orgs/{org}/rooms/{room})");
        };
    }

    /** The subjects of these names, in their order; the same one may be named by alias and by UUID. */
    static Map<String, Subject> parse(Organization organization, List<String> names) {
        Map<String, Subject> subjects = new LinkedHashMap<>();
        for (int i = 0; i < names.size(); i++) {
            subjects.put(names.get(i), parse(organization, "subjects[" + i + "]", names.get(i)));
        }
        return subjects;
    }

    /** Somebody, in all that they do. */
    record User(UUID id) implements Subject {}

    /** Whatever a calendar stands for. */
    record OfCalendar(CalendarId id) implements Subject {}

    /** Somewhere to meet. */
    record OfRoom(RoomId id) implements Subject {}
}
