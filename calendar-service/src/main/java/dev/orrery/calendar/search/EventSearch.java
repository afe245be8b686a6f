package dev.orrery.calendar.search;

import dev.orrery.calendar.access.CalendarRole;
import dev.orrery.calendar.calendars.SelectCalendars;
import dev.orrery.calendar.calendars.StoredCalendar;
import dev.orrery.calendar.calendars.Viewers;
import dev.orrery.calendar.event.CalendarId;
import dev.orrery.calendar.event.InstanceExpansion;
import dev.orrery.calendar.event.InstanceId;
import dev.orrery.calendar.event.Occurrence;
import dev.orrery.calendar.event.TimeRange;
import dev.orrery.calendar.events.EventProtos;
import dev.orrery.calendar.eventstore.EventKey;
import dev.orrery.calendar.eventstore.SelectEvents;
import dev.orrery.calendar.eventstore.StoredEvent;
import dev.orrery.calendar.v1.Event;
import dev.orrery.kit.identity.Caller;
import dev.orrery.kit.identity.Membership;
import dev.orrery.kit.paging.Page;
import dev.orrery.kit.paging.PageRequest;
import dev.orrery.kit.tenancy.OrganizationTransaction;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Searches the events that a caller may read, and shows what was found as they may see it. */
final class EventSearch {
    private final OrganizationTransaction transaction;
    private final Map<CalendarId, StoredCalendar> calendars;

    EventSearch(OrganizationTransaction transaction, Caller caller, Membership membership) {
        this.transaction = transaction;
        this.calendars = new SelectCalendars(transaction, Viewers.of(caller, membership))
                .all().stream()
                        .filter(calendar -> calendar.role().includes(CalendarRole.READ))
                        .collect(Collectors.toMap(StoredCalendar::id, Function.identity()));
    }

    Page<Event> page(SearchQuery query, PageRequest page) {
        List<StoredCalendar> searched = calendars.values().stream()
                .filter(calendar ->
                        query.calendar() == null || calendar.id().value().equals(query.calendar()))
                .toList();
        List<Match> matches = SelectMatches.of(transaction, searched, query).stream()
                .filter(match ->
                        page.after().isEmpty() || match.isAfter(page.after().get()))
                .limit(page.limit())
                .toList();
        Page<Match> found = page.page(matches, Match::cursor);
        return new Page<>(events(found.items(), query), found.nextPageToken());
    }

    private List<Event> events(List<Match> matches, SearchQuery query) {
        List<EventKey> keys = matches.stream().map(Match::event).distinct().toList();
        Map<EventKey, StoredEvent> events = new SelectEvents(transaction)
                .byKeys(keys).stream().collect(Collectors.toMap(StoredEvent::key, Function.identity()));
        return matches.stream()
                .flatMap(match -> shown(events.get(match.event()), match, query).stream())
                .toList();
    }

    private Optional<Event> shown(@Nullable StoredEvent stored, Match match, SearchQuery query) {
        StoredCalendar calendar = calendars.get(match.event().calendar());
        if (stored == null || calendar == null) {
            // Deleted between the two queries.
            return Optional.empty();
        }
        ZoneId zone = calendar.zone();
        Event event;
        if (!match.instance().equals(InstanceId.SINGLE)) {
            event = EventProtos.instance(
                    transaction.organization(),
                    stored,
                    match.instance(),
                    Objects.requireNonNull(stored.event().overrides().get(match.instance())),
                    zone);
        } else if (stored.event().isSeries() && query.hasRange()) {
            Optional<Occurrence> first = firstIn(stored, zone, query);
            if (first.isEmpty()) {
                return Optional.empty();
            }
            event = EventProtos.occurrence(transaction.organization(), stored, first.get(), zone);
        } else {
            event = EventProtos.event(transaction.organization(), stored, zone);
        }
        return EventProtos.disclosed(event, calendar.role());
    }

    /** The first instance of a series in the range. */
    private static Optional<Occurrence> firstIn(StoredEvent stored, ZoneId zone, SearchQuery query) {
        TimeRange range = TimeRange.of(query.from(), query.to());
        return InstanceExpansion.first(stored.event(), zone, range);
    }
}
