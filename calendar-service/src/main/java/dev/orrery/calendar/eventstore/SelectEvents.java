package dev.orrery.calendar.eventstore;

import static dev.orrery.calendar.schema.Tables.EVENT;
import static dev.orrery.calendar.schema.Tables.EVENT_OVERRIDE;

import dev.orrery.calendar.event.CalendarEvent;
import dev.orrery.calendar.event.CalendarId;
import dev.orrery.calendar.event.EventId;
import dev.orrery.kit.tenancy.OrganizationTransaction;
import dev.orrery.kit.tenancy.RenderedQuery;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.Record;
import org.jooq.Result;
import org.jooq.SortField;
import org.jooq.impl.DSL;

/** Reads whole events, in one round trip by their keys and in two by anything else, however many they are. */
public final class SelectEvents implements EventSource {
    private static final List<RenderedQuery> BY_KEYS = Stream.concat(
                    Stream.of(RenderedQuery.of(DSL.select(EVENT.fields())
                            .select(WrittenEvent.WRITER)
                            .from(EVENT)
                            .where(EventKeys.in(EVENT.ORG_ID, EVENT.CALENDAR_ID, EVENT.EVENT_ID)))),
                    SelectDetails.QUERIES.stream())
            .toList();

    private final OrganizationTransaction transaction;

    public SelectEvents(OrganizationTransaction transaction) {
        this.transaction = transaction;
    }

    @Override
    public List<StoredEvent> byKeys(Collection<EventKey> keys) {
        return written(keys).stream().map(WrittenEvent::event).toList();
    }

    /** The same, and of which rows. What lies beside an event is read after its row, so it is at least as new. */
    List<WrittenEvent> written(Collection<EventKey> keys) {
        if (keys.isEmpty()) {
            return List.of();
        }
        List<Result<Record>> answers =
                RenderedQuery.fetchTogether(transaction, EventKeys.values(transaction, keys), BY_KEYS);
        SelectDetails details = SelectDetails.of(answers.subList(1, answers.size()));
        return answers.getFirst().map(row -> new WrittenEvent(row.get(WrittenEvent.WRITER), stored(row, details)));
    }

    /** Those with one of these UIDs. */
    public List<StoredEvent> byUids(CalendarId calendar, Collection<String> uids) {
        return where(EVENT.CALENDAR_ID.eq(calendar.value()).and(EVENT.UID.eq(DSL.any(uids.toArray(new String[0])))));
    }

    /** Those that name rooms, or one of whose instances does. */
    public List<StoredEvent> namingRooms(CalendarId calendar) {
        Condition overrideDoes = DSL.exists(DSL.selectOne()
                .from(EVENT_OVERRIDE)
                .where(
                        EVENT_OVERRIDE.ORG_ID.eq(EVENT.ORG_ID),
                        EVENT_OVERRIDE.CALENDAR_ID.eq(EVENT.CALENDAR_ID),
                        EVENT_OVERRIDE.EVENT_ID.eq(EVENT.EVENT_ID),
                        DSL.cardinality(EVENT_OVERRIDE.ROOMS).gt(0)));
        return where(EVENT.CALENDAR_ID
                .eq(calendar.value())
                .and(DSL.cardinality(EVENT.ROOMS).gt(0).or(overrideDoes)));
    }

    /** Up to {@code limit} events of a calendar after an id, in the order of their ids. */
    public List<StoredEvent> after(CalendarId calendar, String id, int limit) {
        return read(
                EVENT.CALENDAR_ID.eq(calendar.value()).and(EVENT.EVENT_ID.gt(id)),
                List.of(EVENT.EVENT_ID.asc()),
                limit);
    }

    @Override
    public List<StoredEvent> where(Condition condition) {
        return read(condition, List.of(), Integer.MAX_VALUE);
    }

    /** Up to {@code limit} that meet a condition on {@code event}, in an order. */
    public List<StoredEvent> read(Condition condition, List<SortField<?>> order, int limit) {
        Result<Record> rows = transaction
                .sql()
                .select(EVENT.fields())
                .from(EVENT)
                .where(EVENT.ORG_ID.eq(transaction.organizationId()), condition)
                .orderBy(order)
                .limit(limit)
                .fetch();
        SelectDetails details = SelectDetails.of(transaction, rows.map(SelectEvents::key));
        return rows.map(row -> stored(row, details));
    }

    private static StoredEvent stored(Record row, SelectDetails details) {
        EventKey key = key(row);
        CalendarEvent event = new CalendarEvent(
                new EventId(row.get(EVENT.EVENT_ID)),
                row.get(EVENT.UID),
                row.get(EVENT.IS_MASTER_MISSING),
                List.of(row.get(EVENT.RECURRENCE)),
                BodyColumns.read(row, details.attendees(key)),
                details.overrides(key));
        return new StoredEvent(
                key.calendar(),
                event,
                row.get(EVENT.VERSION),
                row.get(EVENT.CREATE_TIME),
                row.get(EVENT.UPDATE_TIME),
                row.get(EVENT.STARTS_AT),
                row.get(EVENT.EXPANDED_UNTIL),
                row.get(EVENT.SPLIT_FROM));
    }

    private static EventKey key(Record row) {
        return EventKey.of(row.get(EVENT.CALENDAR_ID), row.get(EVENT.EVENT_ID));
    }
}
