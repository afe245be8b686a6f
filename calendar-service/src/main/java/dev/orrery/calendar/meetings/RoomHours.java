package dev.orrery.calendar.meetings;

import dev.orrery.calendar.availability.Subject;
import dev.orrery.calendar.booking.OperatingHours;
import dev.orrery.calendar.booking.RoomId;
import dev.orrery.calendar.freebusy.Interval;
import dev.orrery.calendar.freebusy.IntervalSet;
import dev.orrery.calendar.rooms.SelectRoomHours;
import dev.orrery.kit.tenancy.OrganizationTransaction;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** When the rooms among the subjects are open; one that there is not is never. */
record RoomHours(Map<RoomId, OperatingHours> hours) {
    RoomHours {
        hours = Map.copyOf(hours);
    }

    static RoomHours of(OrganizationTransaction transaction, List<Subject> subjects) {
        return new RoomHours(SelectRoomHours.of(
                transaction,
                subjects.stream()
                        .flatMap(subject ->
                                subject instanceof Subject.OfRoom room ? Stream.of(room.id()) : Stream.empty())
                        .toList()));
    }

    boolean cover(Subject.OfRoom room, Interval time) {
        return open(room, time).contains(time);
    }

    IntervalSet open(Subject.OfRoom room, Interval range) {
        OperatingHours known = hours.get(room.id());
        return known == null ? IntervalSet.EMPTY : known.openIn(range);
    }
}
