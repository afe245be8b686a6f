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
 */
public record StoredEvent(
        CalendarId calendar,
        CalendarEvent event,
        long version,
        Instant createTime,
        Instant updateTime,
        Instant startsAt,
        @Nullable Instant expandedUntil) {
    public EventKey key() {
        return new EventKey(calendar, event.id());
    }
}
