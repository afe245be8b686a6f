package dev.orrery.calendar.rooms;

import dev.orrery.calendar.booking.RoomId;
import dev.orrery.kit.identity.Organization;
import dev.orrery.kit.names.NamePattern;
import java.util.List;

/**
 * {@code orgs/{org}/rooms/{room}}.
 *
 * @param organization alias or UUID, as given
 */
record RoomName(String organization, RoomId room) {
    private static final NamePattern PATTERN = NamePattern.of("orgs/{org}/rooms/{room}");
    private static final RoomId ALL = new RoomId("-");

    static RoomName parse(String field, String name) {
        List<String> parts = PATTERN.parse(field, name);
        return new RoomName(parts.get(0), new RoomId(parts.get(1)));
    }

    static String of(Organization organization, RoomId room) {
        return PATTERN.format(organization.alias(), room);
    }

    /** Whether it is {@code rooms/-}: all rooms of the organisation. */
    boolean isAll() {
        return room.equals(ALL);
    }

    /** The name without its organisation, as the change log has it. */
    static String path(RoomId room) {
        return "rooms/" + room;
    }
}
