package dev.orrery.calendar.calendars;

import dev.orrery.calendar.access.CalendarRole;
import dev.orrery.calendar.event.CalendarId;
import java.time.Instant;
import java.time.ZoneId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A calendar as one caller finds it.
 *
 * @param role what the caller may do with it
 * @param eventCount how many events it holds, a series once
 */
public record StoredCalendar(
        CalendarId id,
        CalendarSettings settings,
        UUID ownerId,
        boolean isPrimary,
        CalendarRole role,
        long eventCount,
        long version,
        Instant createTime,
        Instant updateTime,
        @Nullable Instant deleteTime,
        @Nullable Instant purgeTime) {
    /** The same calendar as somebody else finds it. */
    StoredCalendar seenAs(CalendarRole other) {
        return new StoredCalendar(
                id,
                settings,
                ownerId,
                isPrimary,
                other,
                eventCount,
                version,
                createTime,
                updateTime,
                deleteTime,
                purgeTime);
    }

    public boolean isDeleted() {
        return deleteTime != null;
    }

    public ZoneId zone() {
        return settings.zone();
    }
}
