package dev.orrery.calendar.rooms;

import dev.orrery.calendar.booking.RoomId;
import dev.orrery.kit.identity.Organization;
import dev.orrery.kit.names.NamePattern;
import java.util.List;

/**
 * {@code orgs/{org}/rooms/{room}/bookings/{booking}}.
 *
 * @param organization alias or UUID, as given
 */
record BookingName(String organization, RoomId room, String booking) {
    private static final NamePattern PATTERN = NamePattern.of("orgs/{org}/rooms/{room}/bookings/{booking}");

    static BookingName parse(String field, String name) {
        List<String> parts = PATTERN.parse(field, name);
        return new BookingName(parts.get(0), new RoomId(parts.get(1)), parts.get(2));
    }

    static String of(Organization organization, String room, String booking) {
        return PATTERN.format(organization.alias(), room, booking);
    }
}
