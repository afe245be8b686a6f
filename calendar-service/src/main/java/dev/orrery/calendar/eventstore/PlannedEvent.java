package dev.orrery.calendar.eventstore;

import dev.orrery.calendar.event.CalendarEvent;
import dev.orrery.calendar.event.OccurrencePlan;
import dev.orrery.calendar.event.OccurrencePlanner;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/** An event with what is written down of its occurrences: what a write takes. */
public record PlannedEvent(CalendarEvent event, OccurrencePlan plan) {
    /** How far ahead occurrences are written down. */
    public static final Duration HORIZON = Duration.ofDays(2 * 366);

    public static PlannedEvent of(CalendarEvent event, ZoneId calendarZone, Instant now) {
        return new PlannedEvent(event, OccurrencePlanner.plan(event, calendarZone, now.plus(HORIZON)));
    }
}
