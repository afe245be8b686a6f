package dev.orrery.calendar.eventstore;

import dev.orrery.calendar.event.CalendarEvent;
import dev.orrery.calendar.event.OccurrencePlan;
import dev.orrery.calendar.event.OccurrencePlanner;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/**
 * An event with what is written down of its occurrences: what a write takes.
 *
 * @param splitFrom path of the series that a new one continues; empty for all others
 */
public record PlannedEvent(CalendarEvent event, OccurrencePlan plan, String splitFrom) {
    /** How far ahead occurrences are written down. */
    public static final Duration HORIZON = Duration.ofDays(2 * 366);

    public static PlannedEvent of(CalendarEvent event, ZoneId calendarZone, Instant now) {
        return new PlannedEvent(event, OccurrencePlanner.plan(event, calendarZone, now.plus(HORIZON)), "");
    }

    /** The same as the continuation of another series, which is named by its path. */
    public PlannedEvent continuing(String series) {
        return new PlannedEvent(event, plan, series);
    }
}
