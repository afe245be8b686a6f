package dev.orrery.calendar.events;

import static dev.orrery.calendar.schema.Tables.EVENT;

import dev.orrery.calendar.calendars.StoredCalendar;
import dev.orrery.calendar.event.CalendarId;
import dev.orrery.calendar.event.InstanceExpansion;
import dev.orrery.calendar.event.Occurrence;
import dev.orrery.calendar.event.TimeRange;
import dev.orrery.calendar.eventstore.EventSource;
import dev.orrery.calendar.eventstore.StoredEvent;
import dev.orrery.calendar.v1.ErrorReason;
import dev.orrery.kit.errors.ServiceException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.impl.DSL;

/** The instances beyond what is written down: of series that go on after it, or are too dense for it. */
final class OpenSeries {
    private final EventQuery query;
    private final List<StoredEvent> series;
    private final Map<CalendarId, ZoneId> zones;

    private OpenSeries(EventQuery query, List<StoredEvent> series) {
        this.query = query;
        this.series = series;
        this.zones = query.calendars().stream().collect(Collectors.toMap(StoredCalendar::id, StoredCalendar::zone));
    }

    /** Those that have instances in the range that are not written down. */
    static OpenSeries select(EventSource source, EventQuery query) {
        Condition reachesInto = query.range().hasEnd()
                ? EVENT.EXPANDED_UNTIL
                        .lt(query.range().end())
                        .and(EVENT.STARTS_AT.lt(query.range().end()))
                : DSL.noCondition();
        String[] calendars = query.calendars().stream()
                .map(calendar -> calendar.id().value())
                .toArray(String[]::new);
        return new OpenSeries(
                query,
                source.where(EVENT.CALENDAR_ID
                        .eq(DSL.any(calendars))
                        .and(EVENT.EXPANDED_UNTIL.isNotNull())
                        .and(reachesInto)
                        .and(DisclosureFilter.ofEvents(query))));
    }

    static OpenSeries of(EventQuery query, StoredEvent event) {
        return new OpenSeries(query, event.expandedUntil() == null ? List.of() : List.of(event));
    }

    boolean isEmpty() {
        return series.isEmpty();
    }

    List<StoredEvent> events() {
        return series;
    }

    /** The next {@code limit} instances of each, after a place. */
    List<PlacedOccurrence> after(Optional<Place> after, int limit) {
        List<PlacedOccurrence> found = new ArrayList<>();
        for (StoredEvent stored : series) {
            for (Occurrence occurrence : instances(stored, after.map(Place::startsAt), limit + 1)) {
                PlacedOccurrence placed = new PlacedOccurrence(stored.key(), occurrence);
                if (after.isEmpty() || placed.place().compareTo(after.get()) > 0) {
                    found.add(placed);
                }
            }
        }
        return found;
    }

    private List<Occurrence> instances(StoredEvent stored, Optional<Instant> after, int limit) {
        Instant written = stored.expandedUntil();
        if (written == null) {
            return List.of();
        }
        Instant earliest = after.filter(written::isBefore).orElse(written);
        ZoneId zone = zones.get(stored.calendar());
        if (zone == null) {
            throw new IllegalStateException(stored.key() + ": not of the query");
        }
        TimeRange range = query.range();
        // What began before the range and still runs is found from the range's own start.
        Optional<TimeRange> ahead = earliest.isAfter(range.start()) ? range.from(earliest) : Optional.of(range);
        return ahead.map(rest -> InstanceExpansion.expand(stored.event(), zone, earliest, rest, limit))
                .map(expanded -> complete(stored, expanded))
                .orElse(List.of());
    }

    private static List<Occurrence> complete(StoredEvent stored, InstanceExpansion.Expanded expanded) {
        if (expanded.isSpent()) {
            throw ServiceException.of(
                            ErrorReason.RECURRENCE_TOO_DENSE,
                            "Expanding the rule takes more work than a request may do; ask for a shorter range.")
                    .with("event", stored.event().id().value())
                    .build();
        }
        return expanded.occurrences();
    }
}
