package dev.orrery.calendar.events;

import static dev.orrery.calendar.schema.Tables.EVENT;
import static dev.orrery.calendar.schema.Tables.OCCURRENCE;

import dev.orrery.calendar.calendars.StoredCalendar;
import dev.orrery.calendar.event.CalendarId;
import dev.orrery.calendar.event.InstanceExpansion;
import dev.orrery.calendar.eventstore.SelectEvents;
import dev.orrery.calendar.eventstore.StoredEvent;
import dev.orrery.calendar.v1.Event;
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
import org.jooq.Condition;
import org.jooq.impl.DSL;

/** Lists events as they are kept, series as one: those that take place in a range at least once. */
final class ListWholeEvents {
    private final OrganizationTransaction transaction;
    private final EventQuery query;
    private final EventOrder order;
    private final Map<CalendarId, StoredCalendar> calendars;

    ListWholeEvents(OrganizationTransaction transaction, EventQuery query, EventOrder order) {
        this.transaction = transaction;
        this.query = query;
        this.order = order;
        this.calendars = query.calendars().stream().collect(Collectors.toMap(StoredCalendar::id, Function.identity()));
    }

    /** May hold fewer than asked for, also before the last page. */
    Page<Event> page(PageRequest page) {
        List<StoredEvent> rows = new SelectEvents(transaction)
                .read(
                        EVENT.CALENDAR_ID
                                .eq(DSL.any(calendars.keySet().stream()
                                        .map(CalendarId::value)
                                        .toArray(String[]::new)))
                                .and(isInRange())
                                .and(DisclosureFilter.ofEvents(query))
                                .and(page.after().map(order::isAfter).orElse(DSL.noCondition())),
                        order.sorting(),
                        page.limit());
        Page<StoredEvent> events = page.page(rows, order::cursor);
        return new Page<>(
                events.items().stream().flatMap(event -> shown(event).stream()).toList(), events.nextPageToken());
    }

    private Condition isInRange() {
        if (!query.range().hasStart() && !query.range().hasEnd()) {
            return DSL.noCondition();
        }
        Condition takesPlace = DSL.exists(DSL.selectOne()
                .from(OCCURRENCE)
                .where(
                        OCCURRENCE.ORG_ID.eq(EVENT.ORG_ID),
                        OCCURRENCE.CALENDAR_ID.eq(EVENT.CALENDAR_ID),
                        OCCURRENCE.EVENT_ID.eq(EVENT.EVENT_ID),
                        SelectOccurrences.inRange(query.range())));
        return takesPlace.or(mayTakePlaceUnwritten());
    }

    /** Whether the range reaches beyond what is written down of a series; then its rules decide. */
    private Condition mayTakePlaceUnwritten() {
        Condition goesOn = EVENT.EXPANDED_UNTIL.isNotNull();
        return query.range().hasEnd()
                ? goesOn.and(EVENT.EXPANDED_UNTIL.lt(query.range().end()))
                        .and(EVENT.STARTS_AT.lt(query.range().end()))
                : goesOn;
    }

    private Optional<Event> shown(StoredEvent stored) {
        StoredCalendar calendar = Objects.requireNonNull(calendars.get(stored.calendar()));
        if (!takesPlace(stored, calendar.zone())) {
            return Optional.empty();
        }
        Event event = EventProtos.event(transaction.organization(), stored, calendar.zone());
        return EventProtos.disclosed(event, calendar.role());
    }

    /** For a series that is written down to its end, the query has decided. */
    private boolean takesPlace(StoredEvent stored, ZoneId zone) {
        return stored.expandedUntil() == null
                || (!query.range().hasStart() && !query.range().hasEnd())
                || InstanceExpansion.takesPlace(stored.event(), zone, query.range());
    }
}
