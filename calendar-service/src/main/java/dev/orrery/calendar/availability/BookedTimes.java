package dev.orrery.calendar.availability;

import dev.orrery.calendar.booking.RoomId;
import dev.orrery.calendar.event.TimeRange;
import dev.orrery.calendar.freebusy.Interval;
import dev.orrery.calendar.rooms.BusyRoom;
import dev.orrery.calendar.rooms.SelectBusyRooms;
import dev.orrery.kit.tenancy.OrganizationTransaction;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** What takes rooms among the subjects: what they are booked for, and perhaps what they are held for. */
final class BookedTimes {
    private BookedTimes() {}

    static List<TakenEvent> select(
            OrganizationTransaction transaction, List<Sources.OfRoom> rooms, Interval range, Instant now) {
        Map<RoomId, Integer> subjects =
                rooms.stream().collect(Collectors.toMap(Sources.OfRoom::room, Sources.OfRoom::subject));
        TimeRange asked = new TimeRange(range.start(), range.end());
        return SelectBusyRooms.within(transaction, subjects.keySet(), asked, now).stream()
                .map(booking -> taken(Objects.requireNonNull(subjects.get(booking.room())), booking))
                .toList();
    }

    private static TakenEvent taken(int subject, BusyRoom booking) {
        return new TakenEvent(
                subject, booking.event(), new Interval(booking.startsAt(), booking.endsAt()), booking.isHeld());
    }
}
