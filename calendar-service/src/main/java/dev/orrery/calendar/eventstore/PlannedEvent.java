package dev.orrery.calendar.eventstore;

import dev.orrery.calendar.event.CalendarEvent;
import dev.orrery.calendar.event.CalendarId;
import dev.orrery.calendar.event.OccurrencePlan;
import dev.orrery.calendar.event.OccurrencePlanner;
import dev.orrery.calendar.event.TimeRange;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/**
 * An event with what is written down of its occurrences: what a write takes.
 *
 * @param splitFrom path of the series that a new one continues; empty for all others
 */
public record PlannedEvent(CalendarEvent event, OccurrencePlan plan, String splitFrom) {
    /** How far ahead occurrences are written down (see decision 0201). */
    public static final Duration HORIZON = Duration.ofDays(366);

    /** Before and after all events; what the schema takes for a time that is not known. */
    private static final TimeRange ALWAYS =
            new TimeRange(Instant.parse("0001-01-01T00:00:00Z"), Instant.parse("9999-12-31T00:00:00Z"));

    /** A day begins within a day before or after the same day elsewhere. */
    private static final Duration ZONE_SLACK = Duration.ofDays(2);

    public static PlannedEvent of(CalendarEvent event, ZoneId calendarZone, Instant now) {
        return new PlannedEvent(event, OccurrencePlanner.plan(event, calendarZone, now.plus(HORIZON)), "");
    }

    /** Within which it takes place for certain, in whichever zone its days are read. */
    TimeRange bounds() {
        Instant endsAt = plan.endsAt();
        Instant from = plan.startsAt().minus(ZONE_SLACK);
        Instant to = endsAt == null ? ALWAYS.end() : endsAt.plus(ZONE_SLACK);
        return new TimeRange(
                from.isBefore(ALWAYS.start()) ? ALWAYS.start() : from, to.isAfter(ALWAYS.end()) ? ALWAYS.end() : to);
    }

    /** The same once it is written. */
    StoredEvent stored(
            CalendarId calendar, long version, Instant createTime, Instant updateTime, String continuedSeries) {
        return new StoredEvent(
                calendar,
                event,
                version,
                createTime,
                updateTime,
                plan.startsAt(),
                plan.expandedUntil(),
                continuedSeries);
    }

    /** The same as the continuation of another series, which is named by its path. */
    public PlannedEvent continuing(String series) {
        return new PlannedEvent(event, plan, series);
    }
}
