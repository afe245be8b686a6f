package dev.orrery.calendar.events;

import static dev.orrery.calendar.schema.Tables.EVENT;

import dev.orrery.calendar.calendars.StoredCalendar;
import dev.orrery.calendar.event.CalendarId;
import dev.orrery.calendar.event.InstanceExpansion;
import dev.orrery.calendar.event.Occurrence;
import dev.orrery.calendar.event.TimeRange;
import dev.orrery.calendar.eventstore.EventKey;
import dev.orrery.calendar.eventstore.EventSource;
import dev.orrery.calendar.eventstore.StoredEvent;
import dev.orrery.calendar.eventstore.WrittenEvent;
import dev.orrery.calendar.v1.ErrorReason;
import dev.orrery.kit.errors.ServiceException;
import dev.orrery.kit.tenancy.OrganizationTransaction;
import dev.orrery.kit.tenancy.RenderedQuery;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;

/** The instances beyond what is written down: of series that go on after it, or are too dense for it. */
final class OpenSeries {
    private static final String ORGANIZATION = "organization";
    private static final String CALENDARS = "calendars";
    private static final String END = "end";

    /** For those who see all of it, as every view of a calendar asks. */
    private static final RenderedQuery OF_ALL = RenderedQuery.of(DSL.select(
                    EVENT.CALENDAR_ID, EVENT.EVENT_ID, WrittenEvent.WRITER)
            .from(EVENT)
            .where(
                    EVENT.ORG_ID.eq(DSL.param(ORGANIZATION, EVENT.ORG_ID)),
                    isOpen(DSL.param(CALENDARS, String[].class), reachesBefore(DSL.param(END, EVENT.STARTS_AT)))));

    private final EventQuery query;
    private final List<StoredEvent> series;
    private final Map<CalendarId, ZoneId> zones;

    private OpenSeries(EventQuery query, List<StoredEvent> series) {
        this.query = query;
        this.series = series;
        this.zones = query.calendars().stream().collect(Collectors.toMap(StoredCalendar::id, StoredCalendar::zone));
    }

    /** Those that have instances in the range that are not written down. */
    static OpenSeries select(OrganizationTransaction transaction, EventSource source, EventQuery query) {
        Instant end = query.range().end();
        if (query.range().hasEnd() && DisclosureFilter.showsAll(query)) {
            Map<EventKey, String> writers = new HashMap<>();
            OF_ALL.fetch(
                            transaction,
                            Map.of(
                                    ORGANIZATION, transaction.organizationId(),
                                    CALENDARS, query.calendarIds(),
                                    END, end))
                    .forEach(row -> writers.put(
                            EventKey.of(row.get(0, String.class), row.get(1, String.class)), row.get(2, String.class)));
            return new OpenSeries(query, source.byRows(writers));
        }
        Condition reachesInto =
                query.range().hasEnd() ? reachesBefore(DSL.val(end, EVENT.STARTS_AT)) : DSL.noCondition();
        return new OpenSeries(
                query,
                source.where(isOpen(DSL.val(query.calendarIds()), reachesInto).and(DisclosureFilter.ofEvents(query))));
    }

    private static Condition isOpen(Field<String[]> calendars, Condition reachesInto) {
        return EVENT.CALENDAR_ID
                .eq(DSL.any(calendars))
                .and(EVENT.EXPANDED_UNTIL.isNotNull())
                .and(reachesInto);
    }

    private static Condition reachesBefore(Field<Instant> end) {
        return EVENT.EXPANDED_UNTIL.lt(end).and(EVENT.STARTS_AT.lt(end));
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
                PlacedOccurrence placed = PlacedOccurrence.computed(stored.key(), occurrence);
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
