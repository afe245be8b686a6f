package dev.orrery.calendar.eventstore;

import dev.orrery.calendar.event.CalendarEvent;
import dev.orrery.calendar.event.CalendarId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An event as the database has it.
 *
 * @param startsAt the first start
 * @param expandedUntil see {@link dev.orrery.calendar.event.OccurrencePlan}
 * @param splitFrom path of the series that it continues, or empty
 */
public record StoredEvent(
        CalendarId calendar,
        CalendarEvent event,
        long version,
        Instant createTime,
        Instant updateTime,
        Instant startsAt,
        @Nullable Instant expandedUntil,
        String splitFrom) {
    /** Another event as if it were stored like this one. */
    public StoredEvent with(CalendarEvent other) {
        return new StoredEvent(calendar, other, version, createTime, updateTime, startsAt, expandedUntil, splitFrom);
    }

    public EventKey key() {
        return new EventKey(calendar, event.id());
    }
}
