package dev.orrery.calendar.events;

import dev.orrery.calendar.calendars.StoredCalendar;
import dev.orrery.calendar.event.CalendarId;
import dev.orrery.calendar.event.EventId;
import dev.orrery.calendar.eventstore.EventKey;
import dev.orrery.calendar.eventstore.EventSource;
import dev.orrery.calendar.eventstore.StoredEvent;
import dev.orrery.calendar.v1.Event;
import dev.orrery.kit.errors.ServiceException;
import dev.orrery.kit.paging.Page;
import dev.orrery.kit.paging.PageRequest;
import dev.orrery.kit.tenancy.OrganizationTransaction;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Lists what takes place in a range, occurrence by occurrence: what is written down, beyond it what the rules say, and
 * the dates of goals and work that are asked for.
 */
final class ListInstances {
    private final OrganizationTransaction transaction;
    private final EventSource source;
    private final EventQuery query;
    private final DerivedLayers layers;
    private final EventViews views;
    private final Map<CalendarId, StoredCalendar> calendars;

    ListInstances(OrganizationTransaction transaction, EventSource source, EventQuery query, DerivedLayers layers) {
        this.transaction = transaction;
        this.source = source;
        this.query = query;
        this.layers = layers;
        this.views = new EventViews(transaction.organization());
        this.calendars = query.calendars().stream().collect(Collectors.toMap(StoredCalendar::id, Function.identity()));
    }

    /** Of all events. */
    Page<Event> page(PageRequest page) {
        OpenSeries open = OpenSeries.select(transaction, source, query);
        if (!open.isEmpty() && !query.range().hasEnd()) {
            throw ServiceException.invalidField(
                    "end_time", "missing (expected: an end, because there are series without one)");
        }
        Optional<Place> after = page.after().map(Place::of);
        List<PlacedOccurrence> written = new SelectOccurrences(transaction, query).after(after, page.limit());
        List<PlacedOccurrence> computed = new ArrayList<>(open.after(after, page.limit()));
        computed.addAll(layers.after(after, page.limit()));
        return page(page, written, computed, open.events());
    }

    /** All of the range; empty where there are more than {@code max}, or rules say more than what is written down. */
    Optional<List<ShownOccurrence>> allWritten(int max) {
        if (!OpenSeries.select(transaction, source, query).isEmpty()) {
            return Optional.empty();
        }
        List<PlacedOccurrence> written = new SelectOccurrences(transaction, query).after(Optional.empty(), max + 1);
        return written.size() > max ? Optional.empty() : Optional.of(shown(written, List.of()));
    }

    /** Of one series, without an end if need be: page after page. */
    Page<Event> page(PageRequest page, StoredEvent series) {
        EventId id = series.event().id();
        Optional<Place> after = page.after().map(Place::of);
        List<PlacedOccurrence> written = new SelectOccurrences(transaction, query).of(id, after, page.limit());
        return page(page, written, OpenSeries.of(query, series).after(after, page.limit()), List.of(series));
    }

    private Page<Event> page(
            PageRequest page,
            List<PlacedOccurrence> written,
            List<PlacedOccurrence> computed,
            List<StoredEvent> known) {
        List<PlacedOccurrence> merged = new ArrayList<>(written);
        merged.addAll(computed);
        merged.sort(Comparator.comparing(PlacedOccurrence::place));
        Page<PlacedOccurrence> placed = page.page(
                merged.subList(0, Math.min(merged.size(), page.limit())),
                occurrence -> occurrence.place().cursor());
        return new Page<>(shown(placed.items(), known), placed.nextPageToken()).map(ShownOccurrence::event);
    }

    /** {@code known} are those that were read before. */
    private List<ShownOccurrence> shown(List<PlacedOccurrence> placed, List<StoredEvent> known) {
        Set<EventKey> written = placed.stream()
                .filter(PlacedOccurrence::isWritten)
                .map(PlacedOccurrence::event)
                .collect(Collectors.toSet());
        Map<EventKey, StoredEvent> events = HashMap.newHashMap(placed.size());
        known.forEach(event -> events.put(event.key(), event));
        source.byKeys(written).forEach(event -> events.put(event.key(), event));
        return placed.stream()
                .flatMap(occurrence -> layers
                        .event(occurrence.event())
                        .or(() -> shown(events.get(occurrence.event()), occurrence))
                        .map(event -> new ShownOccurrence(
                                occurrence.place(), occurrence.occurrence().endsAt(), event))
                        .stream())
                .toList();
    }

    private Optional<Event> shown(@Nullable StoredEvent stored, PlacedOccurrence placed) {
        StoredCalendar calendar = calendars.get(placed.event().calendar());
        if (stored == null || calendar == null) {
            // Deleted between the two queries.
            return Optional.empty();
        }
        Event event = views.occurrence(stored, placed.occurrence(), calendar.zone());
        return EventProtos.disclosed(event, calendar.role());
    }
}
