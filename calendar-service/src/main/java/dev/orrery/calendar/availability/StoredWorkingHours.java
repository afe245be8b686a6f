package dev.orrery.calendar.availability;

import dev.orrery.calendar.event.CalendarId;
import dev.orrery.calendar.scheduling.WeeklyHours;
import java.time.Instant;
import java.time.ZoneId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * When somebody works, as they said it.
 *
 * @param holidays the calendar whose days they have off
 * @param version 0 until they say anything
 */
record StoredWorkingHours(
        UUID user,
        WeeklyHours hours,
        @Nullable CalendarId holidays,
        long version,
        @Nullable Instant updateTime) {
    /** Of somebody who has said nothing. */
    static StoredWorkingHours usual(UUID user, ZoneId zone) {
        return new StoredWorkingHours(user, WeeklyHours.usual(zone), null, 0, null);
    }
}
