package dev.orrery.calendar.availability;

import dev.orrery.calendar.booking.RoomId;
import dev.orrery.calendar.event.CalendarId;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where the times of many subjects come from; the subjects are numbered.
 *
 * @param calendars whose events take a subject's time
 * @param people whose invitations do
 * @param rooms whose bookings do
 */
record Sources(List<OfCalendar> calendars, List<OfPerson> people, List<OfRoom> rooms) {
    Sources {
        calendars = List.copyOf(calendars);
        people = List.copyOf(people);
        rooms = List.copyOf(rooms);
    }

    /**
     * The events of a calendar.
     *
     * @param owner whose answers to them decide; null where the time is the calendar's own
     */
    record OfCalendar(
            int subject,
            CalendarId calendar,
            ZoneId zone,
            @Nullable UUID owner) {}

    /** What somebody is invited to, in whichever calendar. */
    record OfPerson(int subject, UUID user) {}

    /** What a room is booked or held for. */
    record OfRoom(int subject, RoomId room) {}

    String[] calendarIds() {
        return calendars.stream().map(source -> source.calendar().value()).toArray(String[]::new);
    }

    UUID[] users() {
        return people.stream().map(OfPerson::user).toArray(UUID[]::new);
    }
}
